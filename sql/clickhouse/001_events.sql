-- Question: which events did the programme accept?
-- Grain: one row per distinct event (signups: per user; trades: per user and trade id). Times are UTC, amounts micro-units.
-- The views of 010_events.sql carry the public names. Every table replaces rows by its ORDER BY. Where later facts may change a
-- row, the highest version wins and is_deleted = 1 hides it; without a version a replay writes the same row again.
-- Codecs suit text that repeats from row to row.
-- Apply with the target database as the current one.

CREATE TABLE IF NOT EXISTS click_events
(
    event_id       String,
    occurred_at    DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
    click_id       String CODEC(ZSTD),
    visitor_id     String CODEC(ZSTD),
    code           LowCardinality(String),
    kind           LowCardinality(String),
    platform       LowCardinality(String),
    content_type   LowCardinality(String),
    post_id        String CODEC(ZSTD),
    asset_id       String CODEC(ZSTD),
    experiment_id  LowCardinality(String),
    variant        LowCardinality(String),
    utm_source     LowCardinality(String),
    utm_medium     LowCardinality(String),
    utm_campaign   LowCardinality(String),
    utm_term       String CODEC(ZSTD),
    utm_content    String CODEC(ZSTD),
    referrer       String CODEC(ZSTD),
    landing_url    String CODEC(ZSTD),
    ip             String TTL toDateTime(received_at) + INTERVAL 30 DAY,
    user_agent     String CODEC(ZSTD),
    device_id      String CODEC(ZSTD),
    country        LowCardinality(String),
    ip_hash        String CODEC(ZSTD),
    received_at    DateTime64(3, 'UTC') CODEC(Delta, ZSTD)
)
ENGINE = ReplacingMergeTree
ORDER BY (occurred_at, visitor_id, event_id);

-- Only clicks that do not count have a row: most clicks count, so the join in the view stays small.
CREATE TABLE IF NOT EXISTS click_verdicts
(
    visitor_id     String CODEC(ZSTD),
    event_id       String CODEC(ZSTD),
    reason         LowCardinality(String),
    version        UInt64 CODEC(Delta, ZSTD),
    is_deleted     UInt8
)
ENGINE = ReplacingMergeTree(version, is_deleted)
ORDER BY (visitor_id, event_id);

CREATE TABLE IF NOT EXISTS signup_events
(
    user_id        String CODEC(ZSTD),
    event_id       String CODEC(ZSTD),
    occurred_at    DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
    visitor_id     String CODEC(ZSTD),
    code           LowCardinality(String),
    click_id       String CODEC(ZSTD),
    wallet         String CODEC(ZSTD),
    email_hash     String CODEC(ZSTD),
    ip             String TTL toDateTime(received_at) + INTERVAL 30 DAY,
    user_agent     String CODEC(ZSTD),
    device_id      String CODEC(ZSTD),
    country        LowCardinality(String),
    received_at    DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
    version        UInt64 CODEC(Delta, ZSTD),
    is_deleted     UInt8
)
ENGINE = ReplacingMergeTree(version, is_deleted)
ORDER BY user_id;

CREATE TABLE IF NOT EXISTS identity_events
(
    event_id       String CODEC(ZSTD),
    occurred_at    DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
    user_id        String CODEC(ZSTD),
    visitor_id     String CODEC(ZSTD),
    wallet         String CODEC(ZSTD),
    evidence       LowCardinality(String),
    received_at    DateTime64(3, 'UTC') CODEC(Delta, ZSTD)
)
ENGINE = ReplacingMergeTree
ORDER BY (user_id, visitor_id, wallet, event_id);

CREATE TABLE IF NOT EXISTS trade_events
(
    user_id        String CODEC(ZSTD),
    trade_id       String CODEC(ZSTD),
    event_id       String CODEC(ZSTD),
    occurred_at    DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
    volume_micros  Int64,
    fee_micros     Int64,
    currency       LowCardinality(String),
    wallet         String CODEC(ZSTD),
    counterparty   String CODEC(ZSTD),
    market         LowCardinality(String),
    side           LowCardinality(String),
    tx_signature   String CODEC(ZSTD),
    reverses       String CODEC(ZSTD),
    received_at    DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
    version        UInt64 CODEC(Delta, ZSTD),
    is_deleted     UInt8
)
ENGINE = ReplacingMergeTree(version, is_deleted)
ORDER BY (user_id, trade_id);

CREATE TABLE IF NOT EXISTS spend_events
(
    event_id       String CODEC(ZSTD),
    occurred_at    DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
    campaign       LowCardinality(String),
    amount_micros  Int64,
    code           LowCardinality(String),
    platform       LowCardinality(String),
    content_type   LowCardinality(String),
    currency       LowCardinality(String),
    note           String CODEC(ZSTD),
    received_at    DateTime64(3, 'UTC') CODEC(Delta, ZSTD)
)
ENGINE = ReplacingMergeTree
ORDER BY (campaign, event_id);

CREATE TABLE IF NOT EXISTS post_events
(
    event_id       String CODEC(ZSTD),
    occurred_at    DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
    post_id        String CODEC(ZSTD),
    code           LowCardinality(String),
    platform       LowCardinality(String),
    status         LowCardinality(String),
    content_type   LowCardinality(String),
    url            String CODEC(ZSTD),
    text           String CODEC(ZSTD),
    likes          Nullable(Int64),
    replies        Nullable(Int64),
    shares         Nullable(Int64),
    views          Nullable(Int64),
    followers      Nullable(Int64),
    received_at    DateTime64(3, 'UTC') CODEC(Delta, ZSTD)
)
ENGINE = ReplacingMergeTree
ORDER BY (code, event_id);
