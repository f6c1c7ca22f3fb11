-- Checks of who somebody is. What is said about one is kept as facts; its state is what the facts amount to.
CREATE TABLE kyc_check (
    check_id      UUID PRIMARY KEY,
    influencer_id TEXT NOT NULL REFERENCES influencer (influencer_id),
    provider      TEXT NOT NULL,
    applicant_id  TEXT,
    state         TEXT NOT NULL DEFAULT 'started'
        CHECK (state IN ('started', 'pending', 'verified', 'retry', 'declined', 'unknown')),
    reason        TEXT NOT NULL DEFAULT '',
    started_at    TIMESTAMPTZ NOT NULL,
    changed_at    TIMESTAMPTZ NOT NULL,
    looked_at     TIMESTAMPTZ NOT NULL,
    superseded_at TIMESTAMPTZ,
    -- Name and country as the person gave them, encrypted by the application.
    person        BYTEA,
    person_key    TEXT
);
CREATE UNIQUE INDEX kyc_check_current ON kyc_check (influencer_id) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX kyc_check_applicant ON kyc_check (provider, applicant_id);
CREATE INDEX kyc_check_queue ON kyc_check (state, changed_at, check_id) WHERE superseded_at IS NULL;

-- A delivery is taken once; facts are never rewritten.
CREATE TABLE kyc_fact (
    fact_no     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    check_id    UUID NOT NULL REFERENCES kyc_check (check_id),
    delivery_id TEXT NOT NULL,
    said_by     TEXT NOT NULL,
    said_at     TIMESTAMPTZ NOT NULL,
    state       TEXT NOT NULL,
    reason      TEXT NOT NULL DEFAULT '',
    kind        TEXT NOT NULL,
    received_at TIMESTAMPTZ NOT NULL,
    UNIQUE (check_id, delivery_id)
);
CREATE TRIGGER kyc_fact_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON kyc_fact
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- Documents for a reviewer, encrypted by the application; the key is not in the database.
CREATE TABLE kyc_document (
    document_id UUID PRIMARY KEY,
    check_id    UUID NOT NULL REFERENCES kyc_check (check_id),
    kind        TEXT NOT NULL,
    media_type  TEXT NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png', 'application/pdf')),
    bytes       INT NOT NULL CHECK (bytes > 0),
    key_id      TEXT NOT NULL,
    ciphertext  BYTEA NOT NULL,
    uploaded_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX kyc_document_of_check ON kyc_document (check_id, uploaded_at);

CREATE TABLE kyc_document_view (
    view_no     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    document_id UUID NOT NULL,
    seen_by     TEXT NOT NULL,
    seen_at     TIMESTAMPTZ NOT NULL
);
CREATE TRIGGER kyc_document_view_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON kyc_document_view
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

GRANT SELECT ON kyc_check, kyc_fact, kyc_document, kyc_document_view TO "${application_role}";
GRANT INSERT (check_id, influencer_id, provider, started_at, changed_at, looked_at),
    UPDATE (applicant_id, state, reason, changed_at, looked_at, superseded_at, person, person_key)
    ON kyc_check TO "${application_role}";
GRANT INSERT (check_id, delivery_id, said_by, said_at, state, reason, kind, received_at)
    ON kyc_fact TO "${application_role}";
GRANT INSERT, DELETE ON kyc_document TO "${application_role}";
GRANT INSERT (document_id, seen_by, seen_at) ON kyc_document_view TO "${application_role}";
