-- Who did what, when and why. Each record holds the hash of the one before it, so that nothing changes unnoticed.
-- A writer says what happened; number, time and hashes are the database's, under the lock of audit_head, which keeps
-- concurrent writers in one chain until they commit. details is text so that its bytes stay as they were hashed.
CREATE TABLE audit_record (
    no            BIGINT PRIMARY KEY,
    at            TIMESTAMPTZ NOT NULL,
    actor         TEXT NOT NULL CHECK (char_length(actor) BETWEEN 1 AND 200),
    role          TEXT NOT NULL CHECK (char_length(role) <= 40),
    action        TEXT NOT NULL CHECK (action ~ '^[a-z_]{1,40}(\.[a-z_]{1,40}){1,3}$'),
    subject       TEXT NOT NULL CHECK (char_length(subject) <= 300),
    reason        TEXT NOT NULL CHECK (char_length(reason) <= 2000),
    details       TEXT NOT NULL CHECK (char_length(details) <= 20000),
    previous_hash TEXT NOT NULL,
    hash          TEXT NOT NULL UNIQUE
);
CREATE INDEX audit_record_of_actor ON audit_record (actor, no);
CREATE INDEX audit_record_of_subject ON audit_record (subject, no);
CREATE INDEX audit_record_of_action ON audit_record (action text_pattern_ops, no);

CREATE TABLE audit_head (
    one  BOOLEAN PRIMARY KEY DEFAULT TRUE CHECK (one),
    no   BIGINT NOT NULL,
    hash TEXT NOT NULL
);
INSERT INTO audit_head (no, hash) VALUES (0, repeat('0', 64));

-- A value as the hash reads it: its length in bytes, a colon, its bytes, a line feed.
CREATE FUNCTION audit_field(value TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
    SELECT octet_length(convert_to(value, 'UTF8')) || ':' || value || E'\n'
$$;

CREATE FUNCTION audit_link() RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    head audit_head;
BEGIN
    SELECT * INTO head FROM audit_head FOR UPDATE;
    NEW.no := head.no + 1;
    NEW.at := clock_timestamp();
    NEW.previous_hash := head.hash;
    NEW.hash := encode(sha256(convert_to(
        audit_field('clearshare-audit-1') || audit_field(NEW.previous_hash) || audit_field(NEW.no::TEXT)
            || audit_field((extract(EPOCH FROM NEW.at) * 1000000)::BIGINT::TEXT) || audit_field(NEW.actor)
            || audit_field(NEW.role) || audit_field(NEW.action) || audit_field(NEW.subject)
            || audit_field(NEW.reason) || audit_field(NEW.details), 'UTF8')), 'hex');
    UPDATE audit_head SET no = NEW.no, hash = NEW.hash;
    RETURN NEW;
END $$;
CREATE TRIGGER audit_record_linked BEFORE INSERT ON audit_record FOR EACH ROW EXECUTE FUNCTION audit_link();
CREATE TRIGGER audit_record_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_record
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

GRANT SELECT ON audit_record, audit_head TO "${application_role}";
GRANT INSERT (actor, role, action, subject, reason, details) ON audit_record TO "${application_role}";
