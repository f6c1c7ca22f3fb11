-- Question: which results did the programme publish for a period that is closed?
-- Grain: one row per UTC day, table and computation whose hash differs from the one before, so a correction shows. Rows are
-- counted in rows; hash is of comparable_rows, config_hash of every programme entry known then. The API writes it.
CREATE TABLE IF NOT EXISTS result_hashes
(
    period          Date,
    table_name      LowCardinality(String),
    hash            String,
    rows            UInt64,
    config_hash     String CODEC(ZSTD),
    computed_at     DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
    complete_up_to  DateTime64(3, 'UTC') CODEC(Delta, ZSTD)
)
ENGINE = ReplacingMergeTree
ORDER BY (period, table_name, computed_at);
