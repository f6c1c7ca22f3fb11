-- A payout that a person has looked at goes on where it stood; its attempts and their patience count from then on.
ALTER TABLE payout ADD COLUMN resumed_at TIMESTAMPTZ;
GRANT UPDATE (resumed_at) ON payout TO "${application_role}";

CREATE OR REPLACE FUNCTION payout_check_move() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
    held TEXT;
BEGIN
    IF (OLD.state, NEW.state) NOT IN (
            ('AWAITING_APPROVAL', 'CREATED'), ('AWAITING_APPROVAL', 'REFUSED'), ('AWAITING_APPROVAL', 'CANCELLED'),
            ('AWAITING_APPROVAL', 'REFUNDING'), ('AWAITING_APPROVAL', 'REVIEW'),
            ('CREATED', 'SIGNED'), ('CREATED', 'CANCELLED'), ('CREATED', 'REVIEW'), ('CREATED', 'REFUNDING'),
            ('SIGNED', 'CREATED'), ('SIGNED', 'SETTLED'), ('SIGNED', 'FAILED'), ('SIGNED', 'REVIEW'), ('SIGNED', 'REFUNDING'),
            ('REVIEW', 'SIGNED'), ('REVIEW', 'CREATED'), ('REVIEW', 'AWAITING_APPROVAL'), ('REVIEW', 'REFUNDING'),
            ('REFUNDING', 'REFUSED'), ('REFUNDING', 'CANCELLED'), ('REFUNDING', 'FAILED'), ('REFUNDING', 'REVIEW')) THEN
        RAISE EXCEPTION 'payout % cannot go from % to %', OLD.payout_id, OLD.state, NEW.state USING ERRCODE = 'PO001';
    END IF;
    IF NEW.state IN ('CREATED', 'REFUNDING') AND EXISTS (SELECT FROM payout_attempt
            WHERE payout_id = NEW.payout_id AND state IN ('OPEN', 'LANDED')) THEN
        RAISE EXCEPTION 'payout % has an attempt that may still pay', NEW.payout_id USING ERRCODE = 'PO002';
    END IF;
    IF OLD.state = 'REVIEW' AND NEW.state = 'AWAITING_APPROVAL' AND NEW.approved_by IS NOT NULL THEN
        RAISE EXCEPTION 'payout % is approved already', NEW.payout_id USING ERRCODE = 'PO001';
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

-- Finance is told of what waits for it.
ALTER TABLE notice
    DROP CONSTRAINT notice_kind_check,
    DROP CONSTRAINT notice_for_somebody,
    ADD CONSTRAINT notice_kind_known CHECK (kind IN ('paid', 'unpaid', 'blocked', 'funds_low', 'in_review')),
    ADD CONSTRAINT notice_for_somebody CHECK ((influencer_id IS NULL) = (kind IN ('funds_low', 'in_review')));
