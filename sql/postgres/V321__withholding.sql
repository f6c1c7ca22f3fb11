-- What is kept back for the tax authority is a negative line of its payout, so that lines still sum to what is paid. It goes
-- from the influencer's payable account to programme:withholding when the payout is made, and comes back by a second line
-- when the payout ends without paying. No other payout takes either line.
ALTER TABLE earning ADD CONSTRAINT earning_withholding_names_its_payout
    CHECK ((kind = 'withholding') = starts_with(earning_id, 'withholding/') AND (kind <> 'withholding' OR concerns <> ''));

CREATE FUNCTION earning_check_withholding() RETURNS TRIGGER LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    due BIGINT;
BEGIN
    IF NOT EXISTS (SELECT FROM ledger_posting WHERE transaction_id = NEW.transaction_id
            AND account = 'programme:withholding' AND amount = -NEW.amount_micros) THEN
        RAISE EXCEPTION 'withholding that goes elsewhere' USING ERRCODE = 'TX001';
    END IF;
    SELECT l.amount_micros INTO due FROM payout p JOIN payout_line l USING (payout_id)
        WHERE p.payout_id::TEXT = NEW.concerns AND p.influencer_id = NEW.influencer_id
          AND l.earning_id = 'withholding/' || NEW.concerns AND l.amount_micros < 0
          AND l.released = (NEW.amount_micros > 0);
    IF due IS NULL OR due <> -abs(NEW.amount_micros)
            OR NEW.earning_id <> 'withholding/' || NEW.concerns || (CASE WHEN NEW.amount_micros > 0 THEN '/back' ELSE '' END) THEN
        RAISE EXCEPTION 'a withholding line without its payout' USING ERRCODE = 'TX001';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER earning_withholding_of_payout AFTER INSERT ON earning
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.kind = 'withholding')
    EXECUTE FUNCTION earning_check_withholding();

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
        WHERE kind NOT IN ('cap', 'bonus', 'withholding') GROUP BY influencer_id ORDER BY influencer_id
        ON CONFLICT (influencer_id) DO UPDATE SET lines = t.lines + excluded.lines,
            amount_micros = t.amount_micros + excluded.amount_micros,
            settled_last = greatest(t.settled_last, excluded.settled_last);
    RETURN NULL;
END $$;
