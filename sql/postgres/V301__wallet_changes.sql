-- Exchanges of one payout address for another: asked for, confirmed by mail, and in force after a time to object.
CREATE TABLE wallet_change (
    change_id     UUID PRIMARY KEY,
    influencer_id TEXT NOT NULL REFERENCES influencer (influencer_id),
    before_wallet TEXT NOT NULL,
    wallet        TEXT NOT NULL CHECK (char_length(wallet) BETWEEN 32 AND 44),
    contact       TEXT NOT NULL,
    state         TEXT NOT NULL DEFAULT 'awaiting_confirmation'
        CHECK (state IN ('awaiting_confirmation', 'cooling_off', 'applied', 'cancelled', 'expired')),
    asked_at      TIMESTAMPTZ NOT NULL,
    confirm_until TIMESTAMPTZ NOT NULL,
    confirmed_at  TIMESTAMPTZ,
    effective_at  TIMESTAMPTZ,
    closed_at     TIMESTAMPTZ,
    closed_by     TEXT,
    reason        TEXT NOT NULL DEFAULT '',
    CONSTRAINT wallet_change_is_one CHECK (before_wallet <> wallet),
    CONSTRAINT wallet_change_confirmed CHECK ((confirmed_at IS NULL) = (effective_at IS NULL)
        AND (state NOT IN ('cooling_off', 'applied') OR effective_at IS NOT NULL)),
    CONSTRAINT wallet_change_closed CHECK ((state IN ('awaiting_confirmation', 'cooling_off')) = (closed_at IS NULL)
        AND (closed_at IS NULL) = (closed_by IS NULL)),
    CONSTRAINT wallet_change_waits CHECK (state <> 'applied' OR closed_at >= effective_at)
);
CREATE UNIQUE INDEX wallet_change_one_at_a_time ON wallet_change (influencer_id)
    WHERE state IN ('awaiting_confirmation', 'cooling_off');
CREATE INDEX wallet_change_newest ON wallet_change (asked_at DESC, change_id);

CREATE FUNCTION wallet_change_check_move() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.state, NEW.state) NOT IN (('awaiting_confirmation', 'cooling_off'), ('awaiting_confirmation', 'cancelled'),
            ('awaiting_confirmation', 'expired'), ('cooling_off', 'applied'), ('cooling_off', 'cancelled')) THEN
        RAISE EXCEPTION 'wallet change % cannot go from % to %', OLD.change_id, OLD.state, NEW.state
            USING ERRCODE = 'WC001';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER wallet_change_moves BEFORE UPDATE ON wallet_change
    FOR EACH ROW EXECUTE FUNCTION wallet_change_check_move();

GRANT SELECT ON wallet_change TO "${application_role}";
GRANT INSERT (change_id, influencer_id, before_wallet, wallet, contact, asked_at, confirm_until),
    UPDATE (state, confirmed_at, effective_at, closed_at, closed_by, reason) ON wallet_change TO "${application_role}";
