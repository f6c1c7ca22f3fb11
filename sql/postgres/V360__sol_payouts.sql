-- Payouts in SOL: the rate is part of the payout, as unchangeable as its amount.
-- The amount stays in micro-USD, which is what the books owe; lamports is what leaves, the whole part of amount / rate.
ALTER TABLE payout
    ADD COLUMN paid_in        TEXT NOT NULL DEFAULT 'USDC' CHECK (paid_in IN ('USDC', 'SOL')),
    ADD COLUMN lamports       BIGINT,
    ADD COLUMN sol_usd_micros BIGINT,
    ADD COLUMN rate_source    TEXT,
    ADD COLUMN rate_at        TIMESTAMPTZ,
    ADD CONSTRAINT payout_rate_complete CHECK ((paid_in = 'SOL') = (lamports IS NOT NULL)
        AND (lamports IS NULL) = (sol_usd_micros IS NULL)
        AND (lamports IS NULL) = (rate_source IS NULL)
        AND (lamports IS NULL) = (rate_at IS NULL)),
    ADD CONSTRAINT payout_rate_exact CHECK (lamports IS NULL OR (sol_usd_micros > 0 AND lamports > 0
        AND lamports = div(amount_micros::NUMERIC * 1000000000, sol_usd_micros::NUMERIC))),
    ADD CONSTRAINT payout_mint_fits CHECK ((paid_in = 'SOL') = (mint = 'So11111111111111111111111111111111111111112'));

-- What an influencer wants to be paid in; without a row USDC.
CREATE TABLE payout_currency (
    influencer_id TEXT PRIMARY KEY REFERENCES influencer (influencer_id),
    currency      TEXT NOT NULL CHECK (currency IN ('USDC', 'SOL')),
    changed_at    TIMESTAMPTZ NOT NULL
);

-- The last price that was used, so that the next one can be compared with it also after a restart.
CREATE TABLE sol_price (
    price_no      BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    usd_micros    BIGINT NOT NULL CHECK (usd_micros > 0),
    confidence    BIGINT NOT NULL CHECK (confidence >= 0),
    published_at  TIMESTAMPTZ NOT NULL,
    source        TEXT NOT NULL,
    used_at       TIMESTAMPTZ NOT NULL
);

GRANT INSERT (paid_in, lamports, sol_usd_micros, rate_source, rate_at) ON payout TO "${application_role}";
GRANT SELECT, INSERT, UPDATE (currency, changed_at) ON payout_currency TO "${application_role}";
GRANT SELECT ON sol_price TO "${application_role}";
GRANT INSERT (usd_micros, confidence, published_at, source, used_at) ON sol_price TO "${application_role}";
