-- Keys that callers give to their requests, and what was answered. RUNNING rows belong to a process as long as it extends
-- their lease; committed is set in the very transaction of the request's effect. body is encrypted by the application.
CREATE TABLE idempotency_key (
    caller       TEXT NOT NULL,
    key          TEXT NOT NULL CHECK (char_length(key) BETWEEN 1 AND 255),
    fingerprint  BYTEA NOT NULL CHECK (octet_length(fingerprint) = 32),
    owner        UUID NOT NULL,
    leased_until TIMESTAMPTZ NOT NULL,
    committed    BOOLEAN NOT NULL DEFAULT FALSE,
    created_at   TIMESTAMPTZ NOT NULL,
    status       INT,
    content_type TEXT,
    location     TEXT,
    body         BYTEA,
    PRIMARY KEY (caller, key)
);
CREATE INDEX idempotency_key_age ON idempotency_key (created_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_key TO "${application_role}";
