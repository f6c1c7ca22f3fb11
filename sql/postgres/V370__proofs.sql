-- What proves to an influencer, and to anybody, which lines a payment pays: a tree over the payout's lines, each with a salt
-- of its own, whose root stands in the payment's memo. Payouts from before have neither root nor salts, and keep their memo.
ALTER TABLE payout
    ADD COLUMN lines_root TEXT CHECK (lines_root ~ '^[0-9a-f]{64}$'),
    DROP CONSTRAINT payout_memo_names_it,
    ADD CONSTRAINT payout_memo_names_it CHECK (memo = 'payout:' || payout_id::TEXT || coalesce(':' || lines_root, ''));
ALTER TABLE payout_line
    ADD COLUMN salt BYTEA CHECK (octet_length(salt) = 16);

CREATE FUNCTION payout_check_proof() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'payouts are made with a root and salts, and keep them' USING ERRCODE = 'PO004';
END $$;
CREATE TRIGGER payout_has_root BEFORE INSERT ON payout
    FOR EACH ROW WHEN (NEW.lines_root IS NULL) EXECUTE FUNCTION payout_check_proof();
CREATE TRIGGER payout_keeps_root BEFORE UPDATE ON payout
    FOR EACH ROW WHEN (OLD.lines_root IS DISTINCT FROM NEW.lines_root OR OLD.memo <> NEW.memo
        OR OLD.content_hash <> NEW.content_hash) EXECUTE FUNCTION payout_check_proof();
CREATE TRIGGER payout_line_has_salt BEFORE INSERT ON payout_line
    FOR EACH ROW WHEN (NEW.salt IS NULL) EXECUTE FUNCTION payout_check_proof();
CREATE TRIGGER payout_line_keeps_salt BEFORE UPDATE ON payout_line
    FOR EACH ROW WHEN (OLD.salt IS DISTINCT FROM NEW.salt) EXECUTE FUNCTION payout_check_proof();

-- Proof of funds: what the treasury holds on the chain beside what is owed, at one time; one row per currency and sampling.
-- Dollars are owed in USDC until a payout binds a rate, from then on its lamports in SOL. Units are the currency's smallest.
CREATE TABLE funds_sample (
    sample_no  BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sampled_at TIMESTAMPTZ NOT NULL,
    slot       BIGINT NOT NULL CHECK (slot > 0),
    currency   TEXT NOT NULL CHECK (currency IN ('USDC', 'SOL')),
    address    TEXT NOT NULL,
    holdings   BIGINT NOT NULL CHECK (holdings >= 0),
    payable    BIGINT NOT NULL CHECK (payable >= 0),
    reserved   BIGINT NOT NULL CHECK (reserved >= 0),
    in_flight  BIGINT NOT NULL CHECK (in_flight BETWEEN 0 AND reserved),
    asked_by   TEXT NOT NULL
);
CREATE INDEX funds_sample_newest ON funds_sample (currency, sample_no DESC);
CREATE TRIGGER funds_sample_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON funds_sample
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

GRANT INSERT (lines_root) ON payout TO "${application_role}";
GRANT INSERT (salt) ON payout_line TO "${application_role}";
GRANT SELECT ON funds_sample TO "${application_role}";
GRANT INSERT (sampled_at, slot, currency, address, holdings, payable, reserved, in_flight, asked_by)
    ON funds_sample TO "${application_role}";
