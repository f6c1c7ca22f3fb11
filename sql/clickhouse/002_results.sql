-- Question: what did the programme decide about the accepted events?
-- Grain: named above each table. Amounts are micro-units, shares billionths. Rows arrive only with a completed checkpoint.
-- Each table is ordered by the id that a newer decision replaces, so that a decision that vanishes needs its id alone.

-- One row per conversion. It holds its whole path and the credits of every model, so one replacement changes them together.
-- path_* run over the credited touches (one blank touch when organic); credit_* run over (model, touch) pairs of non-zero weight,
-- credit_touch counts from 1 into path_*. Volume and commission stand at the paying model's pairs only, elsewhere 0.
CREATE TABLE IF NOT EXISTS conversion_rows
(
    conversion_id            String CODEC(ZSTD),
    conversion_type          LowCardinality(String),
    occurred_at              DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
    path_at                  DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
    value_micros             Int64,
    volume_micros            Int64,
    user_id                  String CODEC(ZSTD),
    paying_model             LowCardinality(String),
    path_click_id            Array(String) CODEC(ZSTD),
    path_touched_at          Array(DateTime64(3, 'UTC')) CODEC(ZSTD),
    path_evidence            Array(LowCardinality(String)),
    path_influencer_id       Array(String) CODEC(ZSTD),
    path_code                Array(String) CODEC(ZSTD),
    path_platform            Array(LowCardinality(String)),
    path_content_type        Array(LowCardinality(String)),
    path_campaign            Array(String) CODEC(ZSTD),
    credit_model             Array(LowCardinality(String)),
    credit_touch             Array(UInt32) CODEC(ZSTD),
    credit_micros            Array(Int64) CODEC(ZSTD),
    credit_share_nanos       Array(Int64) CODEC(ZSTD),
    credit_volume_micros     Array(Int64) CODEC(ZSTD),
    credit_commission_micros Array(Int64) CODEC(ZSTD),
    rule_version             UInt64,
    version                  UInt64 CODEC(Delta, ZSTD),
    is_deleted               UInt8
)
ENGINE = ReplacingMergeTree(version, is_deleted)
ORDER BY conversion_id;

-- One row per user with touches that no conversion can credit; the arrays run over those touches.
CREATE TABLE IF NOT EXISTS excluded_touch_rows
(
    user_id         String CODEC(ZSTD),
    click_id        Array(String) CODEC(ZSTD),
    code            Array(String) CODEC(ZSTD),
    touched_at      Array(DateTime64(3, 'UTC')) CODEC(ZSTD),
    reason          Array(LowCardinality(String)),
    version         UInt64 CODEC(Delta, ZSTD),
    is_deleted      UInt8
)
ENGINE = ReplacingMergeTree(version, is_deleted)
ORDER BY user_id;

-- One row per earning line. negates = the earning id whose amount this line takes back, '' for all others.
CREATE TABLE IF NOT EXISTS earning_rows
(
    earning_id      String CODEC(ZSTD),
    influencer_id   String CODEC(ZSTD),
    code            LowCardinality(String),
    conversion_id   String CODEC(ZSTD),
    user_id         String CODEC(ZSTD),
    click_id        String CODEC(ZSTD),
    kind            LowCardinality(String),
    amount_micros   Int64,
    currency        LowCardinality(String),
    occurred_at     DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
    settles_at      DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
    tier            Int32,
    platform        LowCardinality(String),
    content_type    LowCardinality(String),
    campaign        LowCardinality(String),
    negates         String CODEC(ZSTD),
    rule_version    UInt64,
    version         UInt64 CODEC(Delta, ZSTD),
    is_deleted      UInt8
)
ENGINE = ReplacingMergeTree(version, is_deleted)
ORDER BY earning_id;

-- One row per rule hit and case; click_ids are the touches it names. Hits of the same case_id are decided together.
CREATE TABLE IF NOT EXISTS fraud_hit_rows
(
    hit_id          String CODEC(ZSTD),
    rule            LowCardinality(String),
    rule_version    UInt64,
    subject_type    LowCardinality(String),
    subject_id      String CODEC(ZSTD),
    influencer_id   String CODEC(ZSTD),
    code            LowCardinality(String),
    case_id         String CODEC(ZSTD),
    click_ids       Array(String) CODEC(ZSTD),
    score           Int32,
    action          LowCardinality(String),
    evidence        String CODEC(ZSTD),
    occurred_at     DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
    shadow          Bool,
    version         UInt64 CODEC(Delta, ZSTD),
    is_deleted      UInt8
)
ENGINE = ReplacingMergeTree(version, is_deleted)
ORDER BY (hit_id, case_id);

-- One row per experiment and visitor: its first exposure.
CREATE TABLE IF NOT EXISTS exposure_rows
(
    experiment_id   LowCardinality(String),
    visitor_id      String CODEC(ZSTD),
    variant         LowCardinality(String),
    exposed_at      DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
    mixed           Bool,
    version         UInt64 CODEC(Delta, ZSTD),
    is_deleted      UInt8
)
ENGINE = ReplacingMergeTree(version, is_deleted)
ORDER BY (experiment_id, visitor_id);

-- One row per experiment and user: what the user did within 30 days of the exposure that counts for it.
CREATE TABLE IF NOT EXISTS experiment_user_rows
(
    experiment_id   LowCardinality(String),
    user_id         String CODEC(ZSTD),
    variant         LowCardinality(String),
    exposed_at      DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
    signups         Int64,
    activations     Int64,
    fee_micros      Int64,
    version         UInt64 CODEC(Delta, ZSTD),
    is_deleted      UInt8
)
ENGINE = ReplacingMergeTree(version, is_deleted)
ORDER BY (experiment_id, user_id);
