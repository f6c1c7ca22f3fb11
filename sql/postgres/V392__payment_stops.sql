-- Stops of payments: all, one rail or one influencer. One person stops, two resume; while a stop is open nothing new is
-- signed. What is signed already may land, so it is only sent again and watched.
CREATE TABLE payment_stop (
    stop_id    UUID PRIMARY KEY,
    scope      TEXT NOT NULL CHECK (scope = 'all' OR scope ~ '^(rail|influencer):[^[:space:]]{1,64}$'),
    reason     TEXT NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 500),
    stopped_by TEXT NOT NULL,
    stopped_at TIMESTAMPTZ NOT NULL,
    agreed_by  TEXT,
    agreed_at  TIMESTAMPTZ,
    resumed_by TEXT,
    resumed_at TIMESTAMPTZ,
    CONSTRAINT payment_stop_resumed_by_two CHECK ((agreed_by IS NULL) = (agreed_at IS NULL)
        AND (resumed_by IS NULL) = (resumed_at IS NULL) AND (resumed_by IS NULL OR agreed_by IS NOT NULL)
        AND (resumed_by IS NULL OR resumed_by <> agreed_by))
);
CREATE UNIQUE INDEX payment_stop_open_once ON payment_stop (scope) WHERE resumed_at IS NULL;
CREATE INDEX payment_stop_newest ON payment_stop (stopped_at DESC);

CREATE FUNCTION payment_stop_check() RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.agreed_by IS NOT NULL OR person_in_role(NEW.stopped_by, 'FINANCE', 'ADMIN') IS NULL THEN
            RAISE EXCEPTION 'payments are stopped by a member of finance or the programme' USING ERRCODE = 'AP001';
        END IF;
    ELSIF OLD.resumed_at IS NOT NULL OR (OLD.agreed_by IS NULL AND NEW.resumed_by IS NOT NULL)
            OR (OLD.agreed_by IS NOT NULL AND NEW.agreed_by IS DISTINCT FROM OLD.agreed_by)
            OR person_in_role(coalesce(NEW.resumed_by, NEW.agreed_by), 'FINANCE', 'ADMIN') IS NULL
            OR person_of((SELECT email FROM staff WHERE 'staff:' || staff_id = NEW.resumed_by))
                = person_of((SELECT email FROM staff WHERE 'staff:' || staff_id = NEW.agreed_by)) THEN
        RAISE EXCEPTION 'payments resume when two people agree' USING ERRCODE = 'AP001';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER payment_stop_by_people BEFORE INSERT OR UPDATE ON payment_stop
    FOR EACH ROW EXECUTE FUNCTION payment_stop_check();
CREATE TRIGGER payment_stop_kept BEFORE DELETE OR TRUNCATE ON payment_stop
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

CREATE FUNCTION payout_is_stopped(id UUID) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM payment_stop s JOIN payout p ON p.payout_id = id
        WHERE s.resumed_at IS NULL
          AND s.scope IN ('all', 'rail:' || lower(p.paid_in), 'influencer:' || p.influencer_id))
$$;

CREATE FUNCTION payout_attempt_check_stop() RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF payout_is_stopped(NEW.payout_id) THEN
        RAISE EXCEPTION 'payments are stopped' USING ERRCODE = 'AP009';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER payout_attempt_not_stopped BEFORE INSERT ON payout_attempt
    FOR EACH ROW EXECUTE FUNCTION payout_attempt_check_stop();

GRANT SELECT ON payment_stop TO "${application_role}";
GRANT INSERT (stop_id, scope, reason, stopped_by, stopped_at), UPDATE (agreed_by, agreed_at, resumed_by, resumed_at)
    ON payment_stop TO "${application_role}";
