-- Payouts that go through the escrow: the amount moves into a vault that two of three other keys open, before anybody is
-- paid, and leaves it either to the recipient (a payout_attempt, like any payment) or back to the treasury.
--
-- UNFUNDED ─FUND landed─▶ FUNDED ─payout_attempt landed─▶ RELEASED
--                              ├─REFUND landed──────────▶ REFUNDED
--                              └─found paid on the chain─▶ FOUND
-- A payout that ends without paying is REFUNDING while its amount is in the vault or may get there. Only then is its
-- reservation void.
ALTER TABLE payout DROP CONSTRAINT payout_state_check;
ALTER TABLE payout ADD CONSTRAINT payout_state_check CHECK (state IN ('AWAITING_APPROVAL', 'CREATED', 'SIGNED', 'SETTLED',
    'FAILED', 'REVIEW', 'REFUSED', 'CANCELLED', 'REFUNDING'));
ALTER TABLE payout DROP CONSTRAINT payout_band_respected;
ALTER TABLE payout ADD CONSTRAINT payout_band_respected CHECK (band = 'AUTOMATIC' OR approved_hash IS NOT NULL
    OR state IN ('AWAITING_APPROVAL', 'REFUSED', 'CANCELLED', 'REFUNDING', 'REVIEW'));
DROP INDEX payout_open_once;
CREATE UNIQUE INDEX payout_open_once ON payout (influencer_id)
    WHERE state IN ('AWAITING_APPROVAL', 'CREATED', 'SIGNED', 'REVIEW', 'REFUNDING');

CREATE TABLE payout_escrow (
    payout_id     UUID PRIMARY KEY REFERENCES payout (payout_id),
    multisig      TEXT NOT NULL CHECK (char_length(multisig) BETWEEN 32 AND 44),
    state         TEXT NOT NULL DEFAULT 'UNFUNDED'
                      CHECK (state IN ('UNFUNDED', 'FUNDED', 'RELEASED', 'REFUNDED', 'FOUND')),
    nonce_account TEXT,
    funded_at     TIMESTAMPTZ,
    left_at       TIMESTAMPTZ,
    ends_as       TEXT CHECK (ends_as IN ('REFUSED', 'CANCELLED', 'FAILED')),
    end_reason    TEXT,
    CONSTRAINT payout_escrow_end_complete CHECK ((ends_as IS NULL) = (end_reason IS NULL)),
    CONSTRAINT payout_escrow_times CHECK ((state = 'UNFUNDED') = (funded_at IS NULL)
        AND (state IN ('UNFUNDED', 'FUNDED')) = (left_at IS NULL))
);
-- A nonce serves one payout until its amount has left the vault, so its release and its refund exclude each other.
CREATE UNIQUE INDEX payout_escrow_nonce_once ON payout_escrow (nonce_account) WHERE state = 'FUNDED';
CREATE INDEX payout_escrow_to_work_on ON payout_escrow (payout_id) WHERE state IN ('UNFUNDED', 'FUNDED');

-- What moves around the vault without paying anybody, stored before its first byte is sent. CANCEL advances the nonce of what
-- does not land.
CREATE TABLE escrow_attempt (
    payout_id               UUID NOT NULL REFERENCES payout_escrow (payout_id),
    purpose                 TEXT NOT NULL CHECK (purpose IN ('FUND', 'REFUND', 'CANCEL')),
    no                      INT NOT NULL CHECK (no >= 1),
    signature               TEXT NOT NULL UNIQUE,
    wire                    BYTEA NOT NULL CHECK (octet_length(wire) BETWEEN 65 AND 1232),
    blockhash               TEXT NOT NULL,
    nonce_account           TEXT NOT NULL DEFAULT '',
    last_valid_block_height BIGINT NOT NULL,
    context_slot            BIGINT NOT NULL,
    signed_at               TIMESTAMPTZ NOT NULL,
    state                   TEXT NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'LANDED', 'FAILED', 'EXPIRED')),
    sends                   INT NOT NULL DEFAULT 0,
    sent_last               TIMESTAMPTZ,
    closed_at               TIMESTAMPTZ,
    proof                   TEXT NOT NULL DEFAULT '',
    slot                    BIGINT,
    block_time              TIMESTAMPTZ,
    fee_lamports            BIGINT,
    rent_lamports           BIGINT,
    PRIMARY KEY (payout_id, purpose, no),
    CONSTRAINT escrow_attempt_closed CHECK ((state = 'OPEN') = (closed_at IS NULL)),
    CONSTRAINT escrow_attempt_landed CHECK (state NOT IN ('LANDED', 'FAILED')
        OR (slot IS NOT NULL AND fee_lamports IS NOT NULL))
);
CREATE UNIQUE INDEX escrow_attempt_moves_once ON escrow_attempt (payout_id, purpose)
    WHERE state IN ('OPEN', 'LANDED') AND purpose <> 'CANCEL';
CREATE UNIQUE INDEX escrow_attempt_one_open ON escrow_attempt (payout_id) WHERE state = 'OPEN' AND purpose <> 'CANCEL';
CREATE UNIQUE INDEX escrow_attempt_one_cancel ON escrow_attempt (payout_id) WHERE state = 'OPEN' AND purpose = 'CANCEL';

ALTER TABLE payout_attempt ADD COLUMN nonce_account TEXT NOT NULL DEFAULT '';

-- Only payouts of the escrow band, in USDC, from their making on.
CREATE FUNCTION payout_escrow_check_new() RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.state <> 'UNFUNDED' OR NEW.ends_as IS NOT NULL OR NEW.nonce_account IS NOT NULL OR NOT EXISTS (SELECT FROM payout
            WHERE payout_id = NEW.payout_id AND band = 'ESCROW' AND paid_in = 'USDC'
              AND written_by = pg_current_xact_id()) THEN
        RAISE EXCEPTION 'payout % is not one for the escrow', NEW.payout_id USING ERRCODE = 'ES001';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER payout_escrow_new BEFORE INSERT ON payout_escrow FOR EACH ROW EXECUTE FUNCTION payout_escrow_check_new();

CREATE FUNCTION payout_escrow_check_move() RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.multisig <> OLD.multisig OR (OLD.nonce_account IS NOT NULL AND NEW.nonce_account IS DISTINCT FROM OLD.nonce_account)
            OR (OLD.ends_as IS NOT NULL AND NEW.ends_as IS DISTINCT FROM OLD.ends_as) THEN
        RAISE EXCEPTION 'the escrow of payout % keeps its vault, nonce and end', OLD.payout_id USING ERRCODE = 'ES002';
    END IF;
    IF NEW.state <> OLD.state AND NOT (CASE OLD.state || '>' || NEW.state
            WHEN 'UNFUNDED>FUNDED' THEN EXISTS (SELECT FROM escrow_attempt
                WHERE payout_id = NEW.payout_id AND purpose = 'FUND' AND state = 'LANDED')
            WHEN 'FUNDED>RELEASED' THEN EXISTS (SELECT FROM payout_attempt
                WHERE payout_id = NEW.payout_id AND state = 'LANDED')
            WHEN 'FUNDED>REFUNDED' THEN EXISTS (SELECT FROM escrow_attempt
                WHERE payout_id = NEW.payout_id AND purpose = 'REFUND' AND state = 'LANDED')
            WHEN 'FUNDED>FOUND' THEN EXISTS (SELECT FROM found_payment WHERE payout_id = NEW.payout_id)
            ELSE FALSE END) THEN
        RAISE EXCEPTION 'the escrow of payout % cannot go from % to %', OLD.payout_id, OLD.state, NEW.state
            USING ERRCODE = 'ES002';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER payout_escrow_moves BEFORE UPDATE ON payout_escrow FOR EACH ROW EXECUTE FUNCTION payout_escrow_check_move();
CREATE TRIGGER payout_escrow_kept BEFORE DELETE OR TRUNCATE ON payout_escrow
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- Nothing goes into the vault of a payout that is ending, and nothing comes back that may still be paid.
CREATE FUNCTION escrow_attempt_check() RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    held payout_escrow;
    payout_state TEXT;
    may_pay BOOLEAN;
BEGIN
    SELECT state INTO payout_state FROM payout WHERE payout_id = NEW.payout_id FOR UPDATE;
    SELECT * INTO held FROM payout_escrow WHERE payout_id = NEW.payout_id;
    may_pay := EXISTS (SELECT FROM payout_attempt WHERE payout_id = NEW.payout_id AND state IN ('OPEN', 'LANDED'));
    IF NOT (CASE NEW.purpose
            WHEN 'FUND' THEN payout_state IN ('AWAITING_APPROVAL', 'CREATED') AND held.state = 'UNFUNDED' AND NOT may_pay
                AND NEW.nonce_account = ''
            WHEN 'REFUND' THEN payout_state = 'REFUNDING' AND held.state = 'FUNDED' AND NOT may_pay
                AND NEW.nonce_account = held.nonce_account
            ELSE held.state = 'FUNDED' AND NEW.nonce_account = held.nonce_account END) THEN
        RAISE EXCEPTION 'payout % is %, its escrow %: no %', NEW.payout_id, payout_state, held.state, NEW.purpose
            USING ERRCODE = 'ES003';
    END IF;
    IF payout_is_stopped(NEW.payout_id) THEN
        RAISE EXCEPTION 'payments are stopped' USING ERRCODE = 'AP009';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER escrow_attempt_checked BEFORE INSERT ON escrow_attempt
    FOR EACH ROW EXECUTE FUNCTION escrow_attempt_check();

-- What goes through the escrow is paid out of the vault alone, on its nonce, once it is funded and approved.
CREATE FUNCTION payout_attempt_check_escrow() RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    held payout_escrow;
BEGIN
    SELECT * INTO held FROM payout_escrow WHERE payout_id = NEW.payout_id;
    IF held.payout_id IS NULL THEN
        IF NEW.nonce_account <> '' THEN
            RAISE EXCEPTION 'payout % does not go through the escrow', NEW.payout_id USING ERRCODE = 'ES004';
        END IF;
        RETURN NEW;
    END IF;
    PERFORM FROM payout WHERE payout_id = NEW.payout_id AND state = 'CREATED' FOR UPDATE;
    IF NOT FOUND OR held.state <> 'FUNDED' OR NEW.nonce_account IS DISTINCT FROM held.nonce_account
            OR (SELECT count(DISTINCT person) FROM payout_approval a JOIN payout p USING (payout_id, content_hash)
                WHERE a.payout_id = NEW.payout_id) < approvals_needed('ESCROW')
            OR EXISTS (SELECT FROM escrow_attempt WHERE payout_id = NEW.payout_id AND purpose <> 'CANCEL'
                AND (state = 'OPEN' OR (purpose = 'REFUND' AND state = 'LANDED'))) THEN
        RAISE EXCEPTION 'payout % is not funded and approved', NEW.payout_id USING ERRCODE = 'ES004';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER payout_attempt_of_escrow BEFORE INSERT ON payout_attempt
    FOR EACH ROW EXECUTE FUNCTION payout_attempt_check_escrow();

CREATE OR REPLACE FUNCTION payout_check_move() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
    held TEXT;
BEGIN
    IF (OLD.state, NEW.state) NOT IN (
            ('AWAITING_APPROVAL', 'CREATED'), ('AWAITING_APPROVAL', 'REFUSED'), ('AWAITING_APPROVAL', 'CANCELLED'),
            ('AWAITING_APPROVAL', 'REFUNDING'), ('AWAITING_APPROVAL', 'REVIEW'),
            ('CREATED', 'SIGNED'), ('CREATED', 'CANCELLED'), ('CREATED', 'REVIEW'), ('CREATED', 'REFUNDING'),
            ('SIGNED', 'CREATED'), ('SIGNED', 'SETTLED'), ('SIGNED', 'FAILED'), ('SIGNED', 'REVIEW'), ('SIGNED', 'REFUNDING'),
            ('REVIEW', 'SIGNED'), ('REVIEW', 'CREATED'),
            ('REFUNDING', 'REFUSED'), ('REFUNDING', 'CANCELLED'), ('REFUNDING', 'FAILED'), ('REFUNDING', 'REVIEW')) THEN
        RAISE EXCEPTION 'payout % cannot go from % to %', OLD.payout_id, OLD.state, NEW.state USING ERRCODE = 'PO001';
    END IF;
    IF NEW.state IN ('CREATED', 'REFUNDING') AND EXISTS (SELECT FROM payout_attempt
            WHERE payout_id = NEW.payout_id AND state IN ('OPEN', 'LANDED')) THEN
        RAISE EXCEPTION 'payout % has an attempt that may still pay', NEW.payout_id USING ERRCODE = 'PO002';
    END IF;
    IF NEW.state IN ('SIGNED', 'SETTLED') AND NOT EXISTS (SELECT FROM payout_attempt WHERE payout_id = NEW.payout_id
            AND state = CASE NEW.state WHEN 'SIGNED' THEN 'OPEN' ELSE 'LANDED' END) THEN
        RAISE EXCEPTION 'payout % has no attempt that makes it %', NEW.payout_id, NEW.state USING ERRCODE = 'PO002';
    END IF;
    SELECT state INTO held FROM payout_escrow WHERE payout_id = NEW.payout_id;
    IF (NEW.state = 'REFUNDING' OR (OLD.state = 'AWAITING_APPROVAL' AND NEW.state = 'REVIEW')) AND held IS NULL THEN
        RAISE EXCEPTION 'payout % has nothing in the escrow', NEW.payout_id USING ERRCODE = 'ES005';
    END IF;
    IF (NEW.state = 'SETTLED' AND held <> 'RELEASED') OR (NEW.state IN ('REFUSED', 'CANCELLED', 'FAILED')
            AND (held NOT IN ('UNFUNDED', 'REFUNDED', 'FOUND') OR EXISTS (SELECT FROM escrow_attempt
                WHERE payout_id = NEW.payout_id AND state = 'OPEN' AND purpose <> 'CANCEL'))) THEN
        RAISE EXCEPTION 'payout % cannot be % while its escrow is %', NEW.payout_id, NEW.state, held USING ERRCODE = 'ES005';
    END IF;
    RETURN NEW;
END $$;

GRANT SELECT ON payout_escrow, escrow_attempt TO "${application_role}";
GRANT INSERT (payout_id, multisig), UPDATE (state, nonce_account, funded_at, left_at, ends_as, end_reason)
    ON payout_escrow TO "${application_role}";
GRANT INSERT (payout_id, purpose, no, signature, wire, blockhash, nonce_account, last_valid_block_height, context_slot,
    signed_at), UPDATE (state, sends, sent_last, closed_at, proof, slot, block_time, fee_lamports, rent_lamports)
    ON escrow_attempt TO "${application_role}";
GRANT INSERT (nonce_account) ON payout_attempt TO "${application_role}";
