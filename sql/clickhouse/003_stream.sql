-- Question: how far is the stream, and what became of every record?
-- Grain: named above each table.

-- One row per refused record; a refusal that later facts take back is hidden. occurred_at is NULL when unreadable.
CREATE TABLE IF NOT EXISTS dead_letter_rows
(
    topic           LowCardinality(String),
    partition       Int32,
    offset          Int64,
    reason          LowCardinality(String),
    detail          String CODEC(ZSTD),
    event_id        String CODEC(ZSTD),
    occurred_at     Nullable(DateTime64(3, 'UTC')),
    payload         String CODEC(ZSTD),
    received_at     DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
    version         UInt64 CODEC(Delta, ZSTD),
    is_deleted      UInt8
)
ENGINE = ReplacingMergeTree(version, is_deleted)
ORDER BY (topic, partition, offset);

-- One row per event that lies further behind the watermark than the horizon.
CREATE TABLE IF NOT EXISTS late_event_rows
(
    topic           LowCardinality(String),
    partition       Int32,
    offset          Int64,
    reason          LowCardinality(String),
    event_id        String CODEC(ZSTD),
    occurred_at     DateTime64(3, 'UTC'),
    payload         String CODEC(ZSTD),
    received_at     DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
    version         UInt64 CODEC(Delta, ZSTD),
    is_deleted      UInt8
)
ENGINE = ReplacingMergeTree(version, is_deleted)
ORDER BY (topic, partition, offset);

-- One row per topic: totals since the first record.
CREATE TABLE IF NOT EXISTS ingest_count_rows
(
    topic           LowCardinality(String),
    received        Int64,
    counted         Int64,
    repeats         Int64,
    dead_letters    Int64,
    beyond_horizon  Int64,
    version         UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY topic;

-- One row per version of a programme entry, as the programme topic carried it.
CREATE TABLE IF NOT EXISTS program_entry_rows
(
    entity          String CODEC(ZSTD),
    entry_version   UInt32,
    effective_from  DateTime64(3, 'UTC'),
    payload         String CODEC(ZSTD),
    received_at     DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree
ORDER BY (entity, entry_version);

-- One row per checkpoint and partition that moved in it: every record before next_offset is in that checkpoint.
CREATE TABLE IF NOT EXISTS stream_offsets
(
    checkpoint_id   UInt64 CODEC(Delta, ZSTD),
    topic           LowCardinality(String),
    partition       Int32,
    next_offset     Int64 CODEC(Delta, ZSTD)
)
ENGINE = ReplacingMergeTree
ORDER BY (topic, partition, checkpoint_id);

-- One row per checkpoint and writer, inserted after all other rows of that writer. A checkpoint is readable when each of its
-- writers has one. Old rows go: only the newest complete checkpoint is asked for.
CREATE TABLE IF NOT EXISTS stream_commits
(
    checkpoint_id   UInt64 CODEC(Delta, ZSTD),
    writer          UInt32,
    writers         UInt32,
    committed_at    DateTime64(3, 'UTC') CODEC(Delta, ZSTD)
)
ENGINE = ReplacingMergeTree(committed_at)
ORDER BY (checkpoint_id, writer)
TTL toDateTime(committed_at) + INTERVAL 30 DAY;

-- One row: the wall-clock instant before which everything accepted is readable. Read it with max(at).
CREATE TABLE IF NOT EXISTS complete_up_to
(
    at              DateTime64(3, 'UTC'),
    only            UInt8 DEFAULT 0
)
ENGINE = ReplacingMergeTree(at)
ORDER BY only;
