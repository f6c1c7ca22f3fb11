-- Whose consent a payout needs is data: bands that one member of finance proposes and another one confirms. Without a
-- confirmed version the operator's setting holds, which payouts name as version 0.

-- Addresses that reach one person are one person: case, what follows a plus, dots at Gmail. Person.java says the same.
CREATE FUNCTION person_of(email TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN host IN ('gmail.com', 'googlemail.com') THEN replace(mailbox, '.', '') || '@gmail.com'
                ELSE mailbox || '@' || host END
    FROM (SELECT split_part(split_part(lower(btrim(email)), '@', 1), '+', 1) AS mailbox,
                 split_part(lower(btrim(email)), '@', 2) AS host) AS address
$$;

-- Who of the staff may act in a role now; null for anybody else, also for keys.
CREATE FUNCTION person_in_role(subject TEXT, VARIADIC roles TEXT[]) RETURNS TEXT LANGUAGE sql STABLE AS $$
    SELECT person_of(s.email) FROM staff s
    WHERE 'staff:' || s.staff_id = subject AND s.role = ANY (roles) AND NOT s.disabled
$$;

CREATE TABLE payout_bands (
    version                  INT PRIMARY KEY CHECK (version >= 1),
    automatic_micros_max     BIGINT NOT NULL CHECK (automatic_micros_max >= 0),
    one_approval_micros_max  BIGINT NOT NULL,
    two_approvals_micros_max BIGINT NOT NULL,
    wanted_from              TIMESTAMPTZ NOT NULL,
    reason                   TEXT NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 500),
    state                    TEXT NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'confirmed', 'refused')),
    proposed_by              TEXT NOT NULL,
    proposed_at              TIMESTAMPTZ NOT NULL,
    decided_by               TEXT,
    decided_at               TIMESTAMPTZ,
    in_force_from            TIMESTAMPTZ,
    CONSTRAINT payout_bands_ascend CHECK (automatic_micros_max <= one_approval_micros_max
        AND one_approval_micros_max <= two_approvals_micros_max AND two_approvals_micros_max <= 1000000000000000),
    CONSTRAINT payout_bands_decision_complete CHECK ((state = 'proposed') = (decided_by IS NULL)
        AND (decided_by IS NULL) = (decided_at IS NULL) AND (state = 'confirmed') = (in_force_from IS NOT NULL)),
    CONSTRAINT payout_bands_decided_by_another CHECK (decided_by IS DISTINCT FROM proposed_by),
    CONSTRAINT payout_bands_never_in_the_past CHECK (in_force_from >= decided_at AND in_force_from >= wanted_from)
);
CREATE UNIQUE INDEX payout_bands_one_proposal ON payout_bands (state) WHERE state = 'proposed';

CREATE FUNCTION payout_bands_check() RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    decider TEXT;
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'proposed' OR person_in_role(NEW.proposed_by, 'FINANCE') IS NULL THEN
            RAISE EXCEPTION 'bands are proposed by a member of finance' USING ERRCODE = 'AP001';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.state <> 'proposed' THEN
        RAISE EXCEPTION 'bands % are decided', OLD.version USING ERRCODE = 'AP002';
    END IF;
    decider := person_in_role(NEW.decided_by, 'FINANCE');
    IF decider IS NULL OR decider = (SELECT person_of(email) FROM staff WHERE 'staff:' || staff_id = OLD.proposed_by) THEN
        RAISE EXCEPTION 'bands % are decided by another member of finance', OLD.version USING ERRCODE = 'AP001';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER payout_bands_decided BEFORE INSERT OR UPDATE ON payout_bands
    FOR EACH ROW EXECUTE FUNCTION payout_bands_check();
CREATE TRIGGER payout_bands_kept BEFORE DELETE OR TRUNCATE ON payout_bands
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

ALTER TABLE payout DROP CONSTRAINT payout_band_check;
ALTER TABLE payout ADD CONSTRAINT payout_band_known
    CHECK (band IN ('AUTOMATIC', 'ONE_APPROVAL', 'TWO_APPROVALS', 'ESCROW'));
ALTER TABLE payout ADD COLUMN bands_version INT NOT NULL DEFAULT 0;

CREATE FUNCTION approvals_needed(band TEXT) RETURNS INT LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE band WHEN 'AUTOMATIC' THEN 0 WHEN 'ONE_APPROVAL' THEN 1 ELSE 2 END
$$;

-- The band is at least what the bands in force ask for the amount. Bands that came into force in between are no error of
-- anybody: the writer reads them and tries again.
CREATE FUNCTION payout_check_band() RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    bands payout_bands;
    needed TEXT;
BEGIN
    SELECT * INTO bands FROM payout_bands WHERE state = 'confirmed' AND in_force_from <= NEW.created_at
        ORDER BY in_force_from DESC, version DESC LIMIT 1;
    IF coalesce(bands.version, 0) <> NEW.bands_version THEN
        RAISE EXCEPTION 'the approval bands have changed' USING ERRCODE = '40001';
    END IF;
    needed := CASE WHEN bands.version IS NULL OR NEW.amount_micros <= bands.automatic_micros_max THEN 'AUTOMATIC'
                  WHEN NEW.amount_micros <= bands.one_approval_micros_max THEN 'ONE_APPROVAL'
                  WHEN NEW.amount_micros <= bands.two_approvals_micros_max THEN 'TWO_APPROVALS' ELSE 'ESCROW' END;
    IF approvals_needed(NEW.band) < approvals_needed(needed) OR (needed = 'ESCROW' AND NEW.band <> 'ESCROW') THEN
        RAISE EXCEPTION 'payout % needs the band %', NEW.payout_id, needed USING ERRCODE = 'AP003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER payout_banded BEFORE INSERT ON payout FOR EACH ROW EXECUTE FUNCTION payout_check_band();

-- What an approval binds never changes, whoever asks.
CREATE FUNCTION payout_refuse_edit() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the content of a payout never changes' USING ERRCODE = 'AP004';
END $$;
CREATE TRIGGER payout_content_kept BEFORE UPDATE ON payout FOR EACH ROW WHEN (
    (OLD.influencer_id, OLD.wallet, OLD.mint, OLD.amount_micros, OLD.currency, OLD.memo, OLD.band, OLD.bands_version,
     OLD.content_hash, OLD.reserve_id, OLD.created_at, OLD.paid_in, OLD.lamports, OLD.sol_usd_micros, OLD.rate_source,
     OLD.rate_at) IS DISTINCT FROM
    (NEW.influencer_id, NEW.wallet, NEW.mint, NEW.amount_micros, NEW.currency, NEW.memo, NEW.band, NEW.bands_version,
     NEW.content_hash, NEW.reserve_id, NEW.created_at, NEW.paid_in, NEW.lamports, NEW.sol_usd_micros, NEW.rate_source,
     NEW.rate_at)) EXECUTE FUNCTION payout_refuse_edit();

-- One row per person who agreed to exactly this content. person is the database's own finding, not the writer's word.
CREATE TABLE payout_approval (
    payout_id    UUID NOT NULL REFERENCES payout (payout_id),
    approver     TEXT NOT NULL,
    person       TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    batch_hash   TEXT CHECK (batch_hash ~ '^[0-9a-f]{64}$'),
    factor_at    TIMESTAMPTZ NOT NULL,
    approved_at  TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (payout_id, approver),
    CONSTRAINT payout_approval_by_different_people UNIQUE (payout_id, person),
    CONSTRAINT payout_approval_factor_fresh
        CHECK (factor_at <= approved_at AND approved_at <= factor_at + INTERVAL '5 minutes')
);
INSERT INTO payout_approval (payout_id, approver, person, content_hash, factor_at, approved_at)
    SELECT p.payout_id, p.approved_by, coalesce(person_of(s.email), p.approved_by), p.approved_hash, p.approved_at, p.approved_at
    FROM payout p LEFT JOIN staff s ON 'staff:' || s.staff_id = p.approved_by WHERE p.approved_by IS NOT NULL;

-- An approver is in finance at this moment, and neither the recipient nor anybody who made what is paid: who proposed a bonus
-- in it, or entered or changed the recipient.
CREATE FUNCTION payout_approval_check() RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    subject payout;
BEGIN
    SELECT * INTO subject FROM payout WHERE payout_id = NEW.payout_id FOR UPDATE;
    IF subject.state <> 'AWAITING_APPROVAL' OR subject.content_hash <> NEW.content_hash THEN
        RAISE EXCEPTION 'payout % does not wait for this approval', NEW.payout_id USING ERRCODE = 'AP005';
    END IF;
    PERFORM FROM staff WHERE 'staff:' || staff_id = NEW.approver FOR SHARE;
    NEW.person := person_in_role(NEW.approver, 'FINANCE');
    IF NEW.person IS NULL THEN
        RAISE EXCEPTION '% is not in finance', NEW.approver USING ERRCODE = 'AP001';
    END IF;
    IF NEW.person = (SELECT person_of(email) FROM influencer WHERE influencer_id = subject.influencer_id) THEN
        RAISE EXCEPTION '% would be paid by it', NEW.approver USING ERRCODE = 'AP006';
    END IF;
    IF EXISTS (SELECT FROM staff s WHERE person_of(s.email) = NEW.person AND 'staff:' || s.staff_id IN (
            SELECT b.proposed_by FROM payout_line l JOIN bonus b USING (earning_id) WHERE l.payout_id = NEW.payout_id
            UNION SELECT recorded_by FROM programme_entry WHERE entity = 'influencer/' || subject.influencer_id)) THEN
        RAISE EXCEPTION '% made what it pays', NEW.approver USING ERRCODE = 'AP007';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER payout_approval_checked BEFORE INSERT ON payout_approval
    FOR EACH ROW EXECUTE FUNCTION payout_approval_check();
CREATE TRIGGER payout_approval_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON payout_approval
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- Nothing gets on its way to being signed, or is signed, without the approvals of its very hash that its band needs.
CREATE FUNCTION payout_check_approvals() RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF (SELECT count(DISTINCT person) FROM payout_approval
            WHERE payout_id = NEW.payout_id AND content_hash = NEW.content_hash) < approvals_needed(NEW.band) THEN
        RAISE EXCEPTION 'payout % lacks approvals', NEW.payout_id USING ERRCODE = 'AP008';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER payout_approved_enough BEFORE UPDATE OF state ON payout FOR EACH ROW
    WHEN (NEW.state IN ('CREATED', 'SIGNED') AND NEW.state <> OLD.state) EXECUTE FUNCTION payout_check_approvals();

GRANT INSERT (bands_version) ON payout TO "${application_role}";
GRANT SELECT ON payout_bands, payout_approval TO "${application_role}";
GRANT INSERT (version, automatic_micros_max, one_approval_micros_max, two_approvals_micros_max, wanted_from, reason,
    proposed_by, proposed_at), UPDATE (state, decided_by, decided_at, in_force_from) ON payout_bands
    TO "${application_role}";
GRANT INSERT (payout_id, approver, content_hash, batch_hash, factor_at, approved_at) ON payout_approval
    TO "${application_role}";

-- Who else is paid at an address, asked whenever a payout is made.
CREATE INDEX payout_of_wallet ON payout (wallet);
CREATE INDEX influencer_of_wallet ON influencer (wallet) WHERE wallet IS NOT NULL;
