-- Payments of the treasury that the chain has and the books do not: what is left when a database is restored from an older backup.
-- As long as one is not booked, whoever it may have gone to is not paid.
CREATE TABLE found_payment (
    signature     TEXT PRIMARY KEY,
    payout_id     UUID NOT NULL,
    paid_to       TEXT NOT NULL,
    paid_in       TEXT NOT NULL CHECK (paid_in IN ('USDC', 'SOL')),
    units         BIGINT NOT NULL CHECK (units > 0),
    fee_lamports  BIGINT NOT NULL CHECK (fee_lamports >= 0),
    rent_lamports BIGINT NOT NULL CHECK (rent_lamports >= 0),
    slot          BIGINT NOT NULL,
    paid_at       TIMESTAMPTZ NOT NULL,
    found_at      TIMESTAMPTZ NOT NULL,
    influencer_id TEXT REFERENCES influencer (influencer_id),
    amount_micros BIGINT CHECK (amount_micros > 0),
    earning_id    TEXT REFERENCES earning (earning_id),
    booked_by     TEXT,
    booked_at     TIMESTAMPTZ,
    CONSTRAINT found_payment_booked_whole CHECK ((earning_id IS NULL) = (booked_at IS NULL)
        AND (earning_id IS NULL) = (booked_by IS NULL)
        AND (earning_id IS NULL OR (influencer_id IS NOT NULL AND amount_micros IS NOT NULL
            AND earning_id = 'found/' || signature)))
);
CREATE INDEX found_payment_open ON found_payment (influencer_id) WHERE earning_id IS NULL;

-- How far the treasury's history has been compared with the books.
CREATE TABLE chain_reading (
    only_row  BOOLEAN PRIMARY KEY DEFAULT TRUE CHECK (only_row),
    signature TEXT NOT NULL,
    read_at   TIMESTAMPTZ NOT NULL
);

-- A found payment is booked as a negative line, so that the next payouts pay that much less.
ALTER TABLE earning ADD CONSTRAINT earning_found_names_its_payment
    CHECK ((kind = 'found_payment') = starts_with(earning_id, 'found/') AND (kind <> 'found_payment' OR amount_micros < 0));

CREATE FUNCTION earning_check_found() RETURNS TRIGGER LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM found_payment f WHERE f.earning_id = NEW.earning_id
            AND f.influencer_id = NEW.influencer_id AND f.amount_micros = -NEW.amount_micros) THEN
        RAISE EXCEPTION 'a line without its payment on the chain' USING ERRCODE = 'FP001';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER earning_found_on_chain AFTER INSERT ON earning
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.kind = 'found_payment') EXECUTE FUNCTION earning_check_found();

-- The totals are compared with the stream's, so they leave out what the stream does not know.
CREATE OR REPLACE FUNCTION earning_check_and_total() RETURNS TRIGGER LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM added a WHERE NOT EXISTS (
            SELECT FROM ledger_posting p WHERE p.transaction_id = a.transaction_id
                AND p.account = 'influencer:' || a.influencer_id || ':payable' AND p.amount = a.amount_micros)) THEN
        RAISE EXCEPTION 'an earning without its posting' USING ERRCODE = 'LG006';
    END IF;
    INSERT INTO earning_total AS t (influencer_id, lines, amount_micros, settled_last)
        SELECT influencer_id, count(*), sum(amount_micros), max(settles_at) FROM added
        WHERE kind NOT IN ('cap', 'bonus', 'withholding', 'found_payment') GROUP BY influencer_id ORDER BY influencer_id
        ON CONFLICT (influencer_id) DO UPDATE SET lines = t.lines + excluded.lines,
            amount_micros = t.amount_micros + excluded.amount_micros,
            settled_last = greatest(t.settled_last, excluded.settled_last);
    RETURN NULL;
END $$;

GRANT SELECT ON found_payment, chain_reading TO "${application_role}";
GRANT INSERT (signature, payout_id, paid_to, paid_in, units, fee_lamports, rent_lamports, slot, paid_at, found_at,
    influencer_id, amount_micros), UPDATE (influencer_id, amount_micros, earning_id, booked_by, booked_at)
    ON found_payment TO "${application_role}";
GRANT INSERT (signature, read_at), UPDATE (signature, read_at) ON chain_reading TO "${application_role}";
