-- Tax forms that people gave, what the authority says about them, and the forms that were made for a year.
-- A TIN stands here encrypted alone; its last four digits are for people to recognise it by.
CREATE TABLE tax_form (
    form_id           UUID PRIMARY KEY,
    influencer_id     TEXT NOT NULL REFERENCES influencer (influencer_id),
    version           INT NOT NULL CHECK (version >= 1),
    kind              TEXT NOT NULL CHECK (kind IN ('W-9', 'W-8BEN', 'W-8BEN-E')),
    name              TEXT NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
    business_name     TEXT NOT NULL DEFAULT '',
    classification    TEXT NOT NULL,
    country           TEXT NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
    street            TEXT NOT NULL,
    city              TEXT NOT NULL,
    region            TEXT NOT NULL DEFAULT '',
    postal_code       TEXT NOT NULL DEFAULT '',
    tin_type          TEXT CHECK (tin_type IN ('SSN', 'ITIN', 'EIN', 'FOREIGN')),
    tin_cipher        BYTEA,
    tin_key           TEXT,
    tin_last_four     TEXT CHECK (char_length(tin_last_four) <= 4),
    birth_date        DATE,
    told_to_withhold  BOOLEAN NOT NULL DEFAULT FALSE,
    services_in       TEXT NOT NULL CHECK (services_in IN ('UNITED_STATES', 'FOREIGN')),
    chapter3_status   TEXT NOT NULL DEFAULT '',
    chapter4_status   TEXT NOT NULL DEFAULT '',
    treaty_country    TEXT NOT NULL DEFAULT '',
    treaty_article    TEXT NOT NULL DEFAULT '',
    treaty_basis_points INT CHECK (treaty_basis_points BETWEEN 0 AND 3000),
    valid_through     DATE,
    signed_name       TEXT NOT NULL CHECK (signed_name <> ''),
    statement_version TEXT NOT NULL,
    signed_at         TIMESTAMPTZ NOT NULL,
    ip_hash           TEXT NOT NULL CHECK (ip_hash ~ '^[0-9a-f]{64}$'),
    user_agent        TEXT NOT NULL,
    UNIQUE (influencer_id, version),
    CONSTRAINT tax_form_tin_complete CHECK ((tin_cipher IS NULL) = (tin_type IS NULL)
        AND (tin_cipher IS NULL) = (tin_key IS NULL) AND (tin_cipher IS NULL) = (tin_last_four IS NULL)),
    CONSTRAINT tax_form_w8_expires CHECK ((kind = 'W-9') = (valid_through IS NULL))
);

-- What the authority said, entered by finance. withhold and release take turns; a mismatch is about the form before it.
CREATE TABLE tax_notice (
    notice_no     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    influencer_id TEXT NOT NULL REFERENCES influencer (influencer_id),
    kind          TEXT NOT NULL CHECK (kind IN ('TIN_MISMATCH', 'WITHHOLD', 'RELEASE')),
    note          TEXT NOT NULL CHECK (char_length(note) BETWEEN 1 AND 500),
    at            TIMESTAMPTZ NOT NULL,
    actor         TEXT NOT NULL
);
CREATE INDEX tax_notice_of_influencer ON tax_notice (influencer_id, notice_no);
CREATE TRIGGER tax_notice_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON tax_notice
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- Each transfer with its value in dollars at the second of its block: what was owed, what was kept back, what arrived.
-- price_micros: of one unit of the asset; USDC counts as one dollar by the programme's rule.
CREATE TABLE tax_payment (
    payout_id         UUID PRIMARY KEY REFERENCES payout (payout_id),
    influencer_id     TEXT NOT NULL,
    paid_at           TIMESTAMPTZ NOT NULL,
    signature         TEXT NOT NULL,
    asset             TEXT NOT NULL,
    price_micros      BIGINT NOT NULL CHECK (price_micros > 0),
    gross_micros      BIGINT NOT NULL CHECK (gross_micros > 0),
    withheld_micros   BIGINT NOT NULL CHECK (withheld_micros BETWEEN 0 AND gross_micros),
    fair_value_micros BIGINT NOT NULL CHECK (fair_value_micros > 0)
);
CREATE INDEX tax_payment_by_time ON tax_payment (paid_at, influencer_id);
CREATE INDEX tax_payment_of_influencer ON tax_payment (influencer_id, paid_at);
CREATE TRIGGER tax_payment_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON tax_payment
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- Forms 1099-NEC that were made; a correction is a new version that names the one it corrects.
CREATE TABLE tax_filing (
    filing_id       UUID PRIMARY KEY,
    influencer_id   TEXT NOT NULL REFERENCES influencer (influencer_id),
    tax_year        INT NOT NULL CHECK (tax_year BETWEEN 2020 AND 2099),
    version         INT NOT NULL CHECK (version >= 1),
    corrects        UUID UNIQUE REFERENCES tax_filing (filing_id),
    gross_micros    BIGINT NOT NULL CHECK (gross_micros >= 0),
    withheld_micros BIGINT NOT NULL CHECK (withheld_micros >= 0),
    form_id         UUID REFERENCES tax_form (form_id),
    made_at         TIMESTAMPTZ NOT NULL,
    made_by         TEXT NOT NULL,
    UNIQUE (influencer_id, tax_year, version),
    CONSTRAINT tax_filing_correction_names_the_corrected CHECK ((version = 1) = (corrects IS NULL))
);
CREATE TRIGGER tax_filing_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON tax_filing
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

GRANT SELECT, INSERT ON tax_form, tax_notice, tax_payment, tax_filing TO "${application_role}";
-- A form is changed by a new version; only the key of its number may be exchanged.
GRANT UPDATE (tin_cipher, tin_key) ON tax_form TO "${application_role}";
