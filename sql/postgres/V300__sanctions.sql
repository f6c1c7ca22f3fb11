-- Lists of addresses that may not be paid, every screening against one, and the cases that hits open.
-- as_of: the day on which this content was known to be the list; importing the same content again only moves it on.
CREATE TABLE sanctions_list (
    list_id     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name        TEXT NOT NULL CHECK (char_length(name) BETWEEN 1 AND 100),
    as_of       DATE NOT NULL,
    source_hash TEXT NOT NULL CHECK (source_hash ~ '^[0-9a-f]{64}$'),
    addresses   INT NOT NULL CHECK (addresses > 0),
    screened    INT NOT NULL DEFAULT 0,
    hits        INT NOT NULL DEFAULT 0,
    imported_at TIMESTAMPTZ NOT NULL,
    imported_by TEXT NOT NULL
);

CREATE TABLE sanctions_address (
    list_id BIGINT NOT NULL REFERENCES sanctions_list (list_id),
    address TEXT NOT NULL,
    asset   TEXT NOT NULL,
    PRIMARY KEY (list_id, address, asset)
);

-- One row per address, occasion, payout and list; looking again only counts on.
CREATE TABLE sanctions_screening (
    screening_no  BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    influencer_id TEXT NOT NULL REFERENCES influencer (influencer_id),
    wallet        TEXT NOT NULL,
    occasion      TEXT NOT NULL CHECK (occasion IN ('entry', 'change', 'list', 'signing')),
    payout_id     UUID REFERENCES payout (payout_id),
    list_id       BIGINT NOT NULL REFERENCES sanctions_list (list_id),
    hit           BOOLEAN NOT NULL,
    first_at      TIMESTAMPTZ NOT NULL,
    last_at       TIMESTAMPTZ NOT NULL,
    times         INT NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX sanctions_screening_once ON sanctions_screening
    (influencer_id, wallet, occasion, (coalesce(payout_id::text, '')), list_id);

-- Nothing is paid to the influencer while a case is open or confirmed. What is cleared is so for the list of that day:
-- a later list that still names the address opens another case.
CREATE TABLE sanctions_case (
    case_id         UUID PRIMARY KEY,
    influencer_id   TEXT NOT NULL REFERENCES influencer (influencer_id),
    wallet          TEXT NOT NULL,
    assets          TEXT NOT NULL,
    list_id         BIGINT NOT NULL REFERENCES sanctions_list (list_id),
    occasion        TEXT NOT NULL,
    state           TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'confirmed', 'cleared')),
    opened_at       TIMESTAMPTZ NOT NULL,
    decided_at      TIMESTAMPTZ,
    decided_by      TEXT,
    note            TEXT NOT NULL DEFAULT '',
    cleared_list_id BIGINT REFERENCES sanctions_list (list_id),
    CONSTRAINT sanctions_case_decided CHECK ((state = 'open') = (decided_by IS NULL)
        AND (decided_by IS NULL) = (decided_at IS NULL) AND (state = 'open' OR note <> '')),
    CONSTRAINT sanctions_case_cleared CHECK ((state = 'cleared') = (cleared_list_id IS NOT NULL))
);
CREATE UNIQUE INDEX sanctions_case_blocks_once ON sanctions_case (influencer_id, wallet) WHERE state <> 'cleared';
CREATE INDEX sanctions_case_newest ON sanctions_case (opened_at DESC, case_id);
CREATE INDEX sanctions_case_of_influencer ON sanctions_case (influencer_id);

CREATE FUNCTION sanctions_case_check_move() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.state, NEW.state) NOT IN (('open', 'confirmed'), ('open', 'cleared'), ('confirmed', 'cleared')) THEN
        RAISE EXCEPTION 'case % cannot go from % to %', OLD.case_id, OLD.state, NEW.state USING ERRCODE = 'SC001';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER sanctions_case_moves BEFORE UPDATE ON sanctions_case
    FOR EACH ROW EXECUTE FUNCTION sanctions_case_check_move();
CREATE TRIGGER sanctions_address_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON sanctions_address
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

GRANT SELECT ON sanctions_list, sanctions_address, sanctions_screening, sanctions_case TO "${application_role}";
GRANT INSERT (name, as_of, source_hash, addresses, imported_at, imported_by), UPDATE (as_of, screened, hits)
    ON sanctions_list TO "${application_role}";
GRANT INSERT ON sanctions_address TO "${application_role}";
GRANT INSERT (influencer_id, wallet, occasion, payout_id, list_id, hit, first_at, last_at), UPDATE (last_at, times)
    ON sanctions_screening TO "${application_role}";
GRANT INSERT (case_id, influencer_id, wallet, assets, list_id, occasion, opened_at),
    UPDATE (state, decided_at, decided_by, note, cleared_list_id) ON sanctions_case TO "${application_role}";
