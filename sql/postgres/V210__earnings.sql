-- Earning lines that have settled and stand in the books: one row and one ledger transaction per line, imported once.
CREATE TABLE earning (
    earning_id     TEXT PRIMARY KEY,
    influencer_id  TEXT NOT NULL CHECK (influencer_id <> ''),
    code           TEXT NOT NULL,
    conversion_id  TEXT NOT NULL,
    kind           TEXT NOT NULL,
    amount_micros  BIGINT NOT NULL CHECK (amount_micros <> 0 AND abs(amount_micros) <= 1000000000000000),
    currency       TEXT NOT NULL CHECK (currency = 'USD'),
    occurred_at    TIMESTAMPTZ NOT NULL,
    settles_at     TIMESTAMPTZ NOT NULL,
    tier           INT NOT NULL,
    rule_version   BIGINT NOT NULL,
    transaction_id UUID NOT NULL UNIQUE REFERENCES ledger_transaction (transaction_id),
    imported_at    TIMESTAMPTZ NOT NULL DEFAULT now(),
    UNIQUE (earning_id, influencer_id, amount_micros)
);
CREATE INDEX earning_of_influencer ON earning (influencer_id, settles_at, earning_id);

-- Lines and sum per influencer, compared with the stream's to find who has something new; kept by the trigger below.
CREATE TABLE earning_total (
    influencer_id TEXT PRIMARY KEY,
    lines         BIGINT NOT NULL,
    amount_micros BIGINT NOT NULL,
    settled_last  TIMESTAMPTZ NOT NULL
);

-- A line that the stream shows with another amount than the one in the books (null: no longer at all). It must never
-- happen; while it does, that influencer is not paid and somebody has to look.
CREATE TABLE earning_conflict (
    earning_id      TEXT PRIMARY KEY REFERENCES earning (earning_id),
    influencer_id   TEXT NOT NULL,
    imported_micros BIGINT NOT NULL,
    seen_micros     BIGINT,
    noticed_at      TIMESTAMPTZ NOT NULL DEFAULT now(),
    resolved_at     TIMESTAMPTZ
);
CREATE INDEX earning_conflict_open ON earning_conflict (influencer_id) WHERE resolved_at IS NULL;

CREATE FUNCTION earning_check_and_total() RETURNS TRIGGER LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM added a WHERE NOT EXISTS (
            SELECT FROM ledger_posting p WHERE p.transaction_id = a.transaction_id
                AND p.account = 'influencer:' || a.influencer_id || ':payable' AND p.amount = a.amount_micros)) THEN
        RAISE EXCEPTION 'an earning without its posting' USING ERRCODE = 'LG006';
    END IF;
    INSERT INTO earning_total AS t (influencer_id, lines, amount_micros, settled_last)
        SELECT influencer_id, count(*), sum(amount_micros), max(settles_at) FROM added
        GROUP BY influencer_id ORDER BY influencer_id
        ON CONFLICT (influencer_id) DO UPDATE SET lines = t.lines + excluded.lines,
            amount_micros = t.amount_micros + excluded.amount_micros,
            settled_last = greatest(t.settled_last, excluded.settled_last);
    RETURN NULL;
END $$;
CREATE TRIGGER earning_added AFTER INSERT ON earning
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION earning_check_and_total();
CREATE TRIGGER earning_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON earning
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

GRANT SELECT ON earning, earning_total, earning_conflict TO "${application_role}";
GRANT INSERT (earning_id, influencer_id, code, conversion_id, kind, amount_micros, currency, occurred_at, settles_at,
    tier, rule_version, transaction_id) ON earning TO "${application_role}";
GRANT INSERT (earning_id, influencer_id, imported_micros, seen_micros), UPDATE (resolved_at, seen_micros)
    ON earning_conflict TO "${application_role}";
