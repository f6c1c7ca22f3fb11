-- Payouts: what is paid to whom for which earnings, who approved it, and every signed attempt on the chain.
-- Amount, address, lines and content hash never change (the application has no right to); only the state moves.
CREATE TABLE payout (
    payout_id      UUID PRIMARY KEY,
    influencer_id  TEXT NOT NULL REFERENCES influencer (influencer_id),
    wallet         TEXT NOT NULL CHECK (char_length(wallet) BETWEEN 32 AND 44),
    mint           TEXT NOT NULL CHECK (char_length(mint) BETWEEN 32 AND 44),
    amount_micros  BIGINT NOT NULL CHECK (amount_micros > 0),
    currency       TEXT NOT NULL CHECK (currency = 'USD'),
    memo           TEXT NOT NULL UNIQUE,
    band           TEXT NOT NULL CHECK (band IN ('AUTOMATIC', 'ONE_APPROVAL')),
    state          TEXT NOT NULL CHECK (state IN ('AWAITING_APPROVAL', 'CREATED', 'SIGNED', 'SETTLED', 'FAILED',
                       'REVIEW', 'REFUSED', 'CANCELLED')),
    content_hash   TEXT NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
    reserve_id     UUID NOT NULL UNIQUE REFERENCES ledger_transaction (transaction_id),
    created_at     TIMESTAMPTZ NOT NULL,
    changed_at     TIMESTAMPTZ NOT NULL,
    reason         TEXT NOT NULL DEFAULT '',
    approved_by    TEXT,
    approved_at    TIMESTAMPTZ,
    approved_hash  TEXT,
    refused_by     TEXT,
    next_at        TIMESTAMPTZ NOT NULL,
    lease          UUID,
    leased_until   TIMESTAMPTZ,
    written_by     XID8 NOT NULL DEFAULT pg_current_xact_id(),
    UNIQUE (payout_id, influencer_id),
    CONSTRAINT payout_memo_names_it CHECK (memo = 'payout:' || payout_id::TEXT),
    CONSTRAINT payout_approval_complete CHECK ((approved_by IS NULL) = (approved_at IS NULL)
        AND (approved_by IS NULL) = (approved_hash IS NULL)),
    CONSTRAINT payout_approval_binds_content CHECK (approved_hash = content_hash),
    CONSTRAINT payout_band_respected CHECK (band = 'AUTOMATIC' OR approved_hash IS NOT NULL
        OR state IN ('AWAITING_APPROVAL', 'REFUSED', 'CANCELLED')),
    CONSTRAINT payout_refusal_has_a_reason CHECK (state <> 'REFUSED' OR (refused_by IS NOT NULL AND reason <> ''))
);
-- One open payout per influencer: a second one could only pay what the first one left, and the chain keeps them apart.
CREATE UNIQUE INDEX payout_open_once ON payout (influencer_id)
    WHERE state IN ('AWAITING_APPROVAL', 'CREATED', 'SIGNED', 'REVIEW');
CREATE INDEX payout_to_work_on ON payout (next_at) WHERE state IN ('CREATED', 'SIGNED');
CREATE INDEX payout_newest ON payout (created_at DESC, payout_id);
CREATE INDEX payout_of_influencer ON payout (influencer_id, created_at DESC);

-- Which earnings a payout pays. A line is released when its payout ends without paying; until then no other may pay it.
CREATE TABLE payout_line (
    payout_line_id UUID PRIMARY KEY,
    payout_id      UUID NOT NULL,
    influencer_id  TEXT NOT NULL,
    earning_id     TEXT NOT NULL,
    amount_micros  BIGINT NOT NULL,
    released       BOOLEAN NOT NULL DEFAULT FALSE,
    FOREIGN KEY (payout_id, influencer_id) REFERENCES payout (payout_id, influencer_id),
    FOREIGN KEY (earning_id, influencer_id, amount_micros) REFERENCES earning (earning_id, influencer_id, amount_micros),
    UNIQUE (payout_id, earning_id)
);
CREATE UNIQUE INDEX payout_line_pays_once ON payout_line (earning_id) WHERE NOT released;

-- A signed transaction, stored before its first byte is sent.
CREATE TABLE payout_attempt (
    payout_id               UUID NOT NULL REFERENCES payout (payout_id),
    no                      INT NOT NULL CHECK (no >= 1),
    signature               TEXT NOT NULL UNIQUE,
    wire                    BYTEA NOT NULL CHECK (octet_length(wire) BETWEEN 65 AND 1232),
    blockhash               TEXT NOT NULL,
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
    PRIMARY KEY (payout_id, no),
    CONSTRAINT payout_attempt_closed CHECK ((state = 'OPEN') = (closed_at IS NULL)),
    CONSTRAINT payout_attempt_landed CHECK (state NOT IN ('LANDED', 'FAILED') OR (slot IS NOT NULL AND fee_lamports IS NOT NULL))
);
-- A further attempt is possible only after every earlier one is proven not to have paid.
CREATE UNIQUE INDEX payout_attempt_may_pay_once ON payout_attempt (payout_id) WHERE state IN ('OPEN', 'LANDED');

-- What happened to a payout, in order, and who did it.
CREATE TABLE payout_event (
    event_no  BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    payout_id UUID NOT NULL REFERENCES payout (payout_id),
    at        TIMESTAMPTZ NOT NULL,
    state     TEXT NOT NULL,
    actor     TEXT NOT NULL,
    note      TEXT NOT NULL
);
CREATE INDEX payout_event_of_payout ON payout_event (payout_id, event_no);

CREATE FUNCTION payout_check_move() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.state, NEW.state) NOT IN (
            ('AWAITING_APPROVAL', 'CREATED'), ('AWAITING_APPROVAL', 'REFUSED'), ('AWAITING_APPROVAL', 'CANCELLED'),
            ('CREATED', 'SIGNED'), ('CREATED', 'CANCELLED'), ('CREATED', 'REVIEW'),
            ('SIGNED', 'CREATED'), ('SIGNED', 'SETTLED'), ('SIGNED', 'FAILED'), ('SIGNED', 'REVIEW'),
            ('REVIEW', 'SIGNED'), ('REVIEW', 'CREATED')) THEN
        RAISE EXCEPTION 'payout % cannot go from % to %', OLD.payout_id, OLD.state, NEW.state USING ERRCODE = 'PO001';
    END IF;
    IF NEW.state = 'CREATED' AND EXISTS (SELECT FROM payout_attempt
            WHERE payout_id = NEW.payout_id AND state IN ('OPEN', 'LANDED')) THEN
        RAISE EXCEPTION 'payout % has an attempt that may still pay', NEW.payout_id USING ERRCODE = 'PO002';
    END IF;
    IF NEW.state IN ('SIGNED', 'SETTLED') AND NOT EXISTS (SELECT FROM payout_attempt WHERE payout_id = NEW.payout_id
            AND state = CASE NEW.state WHEN 'SIGNED' THEN 'OPEN' ELSE 'LANDED' END) THEN
        RAISE EXCEPTION 'payout % has no attempt that makes it %', NEW.payout_id, NEW.state USING ERRCODE = 'PO002';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER payout_moves BEFORE UPDATE OF state ON payout
    FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION payout_check_move();

-- The lines sum to the amount, and the amount is what was reserved.
CREATE FUNCTION payout_check_sum() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
    lines_micros NUMERIC;
    reserved_micros NUMERIC;
BEGIN
    SELECT sum(amount_micros) INTO lines_micros FROM payout_line WHERE payout_id = NEW.payout_id;
    SELECT sum(amount) INTO reserved_micros FROM ledger_posting WHERE transaction_id = NEW.reserve_id
        AND account = 'influencer:' || NEW.influencer_id || ':reserved';
    IF lines_micros IS DISTINCT FROM NEW.amount_micros OR reserved_micros IS DISTINCT FROM NEW.amount_micros THEN
        RAISE EXCEPTION 'payout % of % has lines of % and reserves %', NEW.payout_id, NEW.amount_micros, lines_micros,
            reserved_micros USING ERRCODE = 'PO003';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER payout_sums AFTER INSERT ON payout
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION payout_check_sum();

CREATE FUNCTION payout_line_check() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM added JOIN payout p USING (payout_id) WHERE p.written_by <> pg_current_xact_id()) THEN
        RAISE EXCEPTION 'a payout takes no further lines' USING ERRCODE = 'PO003';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER payout_line_added AFTER INSERT ON payout_line
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION payout_line_check();
CREATE TRIGGER payout_event_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON payout_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

GRANT SELECT ON payout, payout_line, payout_attempt, payout_event TO "${application_role}";
GRANT INSERT (payout_id, influencer_id, wallet, mint, amount_micros, currency, memo, band, state, content_hash,
    reserve_id, created_at, changed_at, next_at) ON payout TO "${application_role}";
GRANT UPDATE (state, changed_at, reason, approved_by, approved_at, approved_hash, refused_by, next_at, lease,
    leased_until) ON payout TO "${application_role}";
GRANT INSERT (payout_line_id, payout_id, influencer_id, earning_id, amount_micros), UPDATE (released)
    ON payout_line TO "${application_role}";
GRANT INSERT (payout_id, no, signature, wire, blockhash, last_valid_block_height, context_slot, signed_at),
    UPDATE (state, sends, sent_last, closed_at, proof, slot, block_time, fee_lamports, rent_lamports)
    ON payout_attempt TO "${application_role}";
GRANT INSERT (payout_id, at, state, actor, note) ON payout_event TO "${application_role}";
