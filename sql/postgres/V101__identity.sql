-- Who may sign in and what machines may call.
CREATE TABLE api_key (
    key_hash   BYTEA PRIMARY KEY CHECK (octet_length(key_hash) = 32),
    name       TEXT NOT NULL,
    scope      TEXT NOT NULL CHECK (scope IN ('INGEST_KEY', 'ANALYST_KEY', 'ADMIN_KEY')),
    created_at TIMESTAMPTZ NOT NULL,
    revoked_at TIMESTAMPTZ
);
CREATE UNIQUE INDEX api_key_name_idx ON api_key (name) WHERE revoked_at IS NULL;

-- totp_secret is encrypted by the application; totp_step is the last step whose code was accepted.
CREATE TABLE staff (
    staff_id      TEXT PRIMARY KEY,
    email         TEXT NOT NULL,
    role          TEXT NOT NULL CHECK (role IN ('FINANCE', 'ANALYST', 'ADMIN')),
    password_hash TEXT NOT NULL,
    totp_secret   BYTEA,
    totp_step     BIGINT NOT NULL DEFAULT -1,
    disabled      BOOLEAN NOT NULL DEFAULT FALSE,
    created_at    TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX staff_email_idx ON staff (lower(email));

-- Failed sign-ins by e-mail address and by source address; a success removes the row of the e-mail address.
CREATE TABLE sign_in_failure (
    subject       TEXT PRIMARY KEY,
    failures      INT NOT NULL,
    last_at       TIMESTAMPTZ NOT NULL,
    blocked_until TIMESTAMPTZ NOT NULL
);

-- Links that sign an influencer in; only the hash of their token is kept.
CREATE TABLE magic_link (
    token_hash    BYTEA PRIMARY KEY CHECK (octet_length(token_hash) = 32),
    influencer_id TEXT NOT NULL,
    uses_left     INT NOT NULL CHECK (uses_left >= 0),
    issued_at     TIMESTAMPTZ NOT NULL,
    expires_at    TIMESTAMPTZ NOT NULL
);
CREATE INDEX magic_link_expiry_idx ON magic_link (expires_at);

GRANT SELECT, INSERT, UPDATE ON api_key, staff TO "${application_role}";
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_failure, magic_link TO "${application_role}";
