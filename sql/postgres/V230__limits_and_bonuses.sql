-- Limits cut settled lines by a line of kind cap beside them; people add lines of kind bonus. Neither comes from the stream.
-- concerns: of a reversal the line it takes back, of a cap the line it stands beside. note: the limit that cut, or why a bonus.
ALTER TABLE earning ADD COLUMN concerns TEXT NOT NULL DEFAULT '', ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE earning ADD CONSTRAINT earning_cap_names_its_line
    CHECK ((kind = 'cap') = starts_with(earning_id, 'cap/') AND (kind <> 'cap' OR concerns <> ''));
CREATE INDEX earning_caps ON earning (concerns) WHERE kind = 'cap';

-- A bonus: proposed by one person, confirmed by another one, and only then a line. A negative one takes an earlier one back.
CREATE TABLE bonus (
    bonus_id      UUID PRIMARY KEY,
    influencer_id TEXT NOT NULL REFERENCES influencer (influencer_id),
    amount_micros BIGINT NOT NULL CHECK (amount_micros <> 0 AND abs(amount_micros) <= 1000000000000),
    month         TEXT NOT NULL CHECK (month ~ '^[0-9]{4}-[0-9]{2}$'),
    reason        TEXT NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 500),
    state         TEXT NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'confirmed', 'refused')),
    proposed_by   TEXT NOT NULL,
    proposed_role TEXT NOT NULL,
    proposed_at   TIMESTAMPTZ NOT NULL,
    decided_by    TEXT,
    decided_role  TEXT,
    decided_at    TIMESTAMPTZ,
    earning_id    TEXT REFERENCES earning (earning_id),
    CONSTRAINT bonus_decided_by_another CHECK (decided_by IS DISTINCT FROM proposed_by),
    CONSTRAINT bonus_decision_complete CHECK ((state = 'proposed') = (decided_by IS NULL)
        AND (decided_by IS NULL) = (decided_at IS NULL) AND (decided_by IS NULL) = (decided_role IS NULL)),
    CONSTRAINT bonus_confirmed_is_a_line CHECK ((state = 'confirmed') = (earning_id IS NOT NULL)
        AND earning_id = 'bonus/' || bonus_id::TEXT)
);
CREATE INDEX bonus_newest ON bonus (proposed_at DESC, bonus_id);
CREATE INDEX bonus_of_influencer ON bonus (influencer_id, decided_at) WHERE state = 'confirmed';

CREATE FUNCTION bonus_check_move() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> 'proposed' THEN
        RAISE EXCEPTION 'bonus % is decided', OLD.bonus_id USING ERRCODE = 'BO001';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER bonus_moves BEFORE UPDATE ON bonus FOR EACH ROW EXECUTE FUNCTION bonus_check_move();

-- A bonus line exists only for a confirmed bonus of the same influencer and amount, whoever writes it.
CREATE FUNCTION earning_check_bonus() RETURNS TRIGGER LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM bonus b WHERE b.earning_id = NEW.earning_id AND b.influencer_id = NEW.influencer_id
            AND b.amount_micros = NEW.amount_micros AND b.state = 'confirmed') THEN
        RAISE EXCEPTION 'a bonus line without its confirmed bonus' USING ERRCODE = 'BO002';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER earning_bonus_confirmed AFTER INSERT ON earning
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.kind = 'bonus') EXECUTE FUNCTION earning_check_bonus();

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
        WHERE kind NOT IN ('cap', 'bonus') GROUP BY influencer_id ORDER BY influencer_id
        ON CONFLICT (influencer_id) DO UPDATE SET lines = t.lines + excluded.lines,
            amount_micros = t.amount_micros + excluded.amount_micros,
            settled_last = greatest(t.settled_last, excluded.settled_last);
    RETURN NULL;
END $$;

GRANT INSERT (concerns, note) ON earning TO "${application_role}";
GRANT SELECT ON bonus TO "${application_role}";
GRANT INSERT (bonus_id, influencer_id, amount_micros, month, reason, proposed_by, proposed_role, proposed_at),
    UPDATE (state, decided_by, decided_role, decided_at, earning_id) ON bonus TO "${application_role}";
