-- The common subset in Flink SQL: which click does the model `last` credit for each signup and trade?
-- Every statement ends with a semicolon at the end of a line; ${kafka} is the broker.

-- Lateness is an hour at most in this workload, so the watermark may wait no less. Records that are cut off are skipped.
CREATE TABLE clicks (
    clickId STRING, visitorId STRING, code STRING, occurredAt BIGINT,
    ts AS TO_TIMESTAMP_LTZ(occurredAt, 3),
    WATERMARK FOR ts AS ts - INTERVAL '1' HOUR
) WITH (
    'connector' = 'kafka', 'topic' = 'clearshare.clicks', 'properties.bootstrap.servers' = '${kafka}',
    'properties.group.id' = 'bench-flink-sql',
    'properties.client.id.prefix' = 'bench-clicks', 'properties.commit.offsets.on.checkpoint' = 'false',
    'properties.isolation.level' = 'read_committed',
    'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = 'latest-offset',
    'format' = 'json', 'json.ignore-parse-errors' = 'true'
);

CREATE TABLE signups (
    userId STRING, visitorId STRING, occurredAt BIGINT,
    ts AS TO_TIMESTAMP_LTZ(occurredAt, 3),
    WATERMARK FOR ts AS ts - INTERVAL '1' HOUR
) WITH (
    'connector' = 'kafka', 'topic' = 'clearshare.signups', 'properties.bootstrap.servers' = '${kafka}',
    'properties.group.id' = 'bench-flink-sql',
    'properties.client.id.prefix' = 'bench-signups', 'properties.commit.offsets.on.checkpoint' = 'false',
    'properties.isolation.level' = 'read_committed',
    'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = 'latest-offset',
    'format' = 'json', 'json.ignore-parse-errors' = 'true'
);

CREATE TABLE trades (
    tradeId STRING, userId STRING, feeMicros BIGINT, occurredAt BIGINT,
    ts AS TO_TIMESTAMP_LTZ(occurredAt, 3),
    WATERMARK FOR ts AS ts - INTERVAL '1' HOUR
) WITH (
    'connector' = 'kafka', 'topic' = 'clearshare.trades', 'properties.bootstrap.servers' = '${kafka}',
    'properties.group.id' = 'bench-flink-sql',
    'properties.client.id.prefix' = 'bench-trades', 'properties.commit.offsets.on.checkpoint' = 'false',
    'properties.isolation.level' = 'read_committed',
    'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = 'latest-offset',
    'format' = 'json', 'json.ignore-parse-errors' = 'true'
);

-- A click counts if it is the earliest of its code, visitor and UTC hour. That also drops events sent twice, so there is no
-- need to remember event ids. Keeping the first by event time stays insert-only.
CREATE VIEW counted_clicks AS
SELECT clickId, visitorId, code, occurredAt, ts
FROM (
    SELECT clickId, visitorId, code, occurredAt, ts,
        ROW_NUMBER() OVER (PARTITION BY code, visitorId, occurredAt / 3600000 ORDER BY ts ASC) AS n
    FROM clicks
)
WHERE n = 1;

CREATE VIEW elected_signups AS
SELECT userId, visitorId, occurredAt, ts
FROM (
    SELECT userId, visitorId, occurredAt, ts, ROW_NUMBER() OVER (PARTITION BY userId ORDER BY ts ASC) AS n
    FROM signups
)
WHERE n = 1;

CREATE VIEW distinct_trades AS
SELECT tradeId, userId, feeMicros, ts
FROM (
    SELECT tradeId, userId, feeMicros, ts, ROW_NUMBER() OVER (PARTITION BY userId, tradeId ORDER BY ts ASC) AS n
    FROM trades
)
WHERE n = 1;

-- The newest click before each signup: in event time, whatever order things arrive in. (A temporal join over a versioned view of
-- the newest click was tried first and is wrong here: keeping the last by time drops versions that arrive out of order.)
CREATE VIEW visits AS
SELECT visitorId, ts, clickId, code, occurredAt AS clickedAt, CAST(NULL AS STRING) AS userId, CAST(NULL AS BIGINT) AS signedUpAt
FROM counted_clicks
UNION ALL
SELECT visitorId, ts, CAST(NULL AS STRING), CAST(NULL AS STRING), CAST(NULL AS BIGINT), userId, occurredAt
FROM elected_signups;

CREATE VIEW newest_click AS
SELECT userId, ts, signedUpAt,
    LAST_VALUE(clickId) OVER so_far AS clickId,
    LAST_VALUE(code) OVER so_far AS code,
    LAST_VALUE(clickedAt) OVER so_far AS clickedAt
FROM visits
WINDOW so_far AS (PARTITION BY visitorId ORDER BY ts RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW);

CREATE VIEW attributed_signups AS
SELECT userId, ts,
    CASE WHEN clickedAt > signedUpAt - CAST(2592000000 AS BIGINT) THEN clickId ELSE '' END AS clickId,
    CASE WHEN clickedAt > signedUpAt - CAST(2592000000 AS BIGINT) THEN code ELSE '' END AS code
FROM newest_click
WHERE userId IS NOT NULL;

-- A trade takes the touch of its user's signup for a year.
CREATE VIEW credits AS
SELECT 'signup:' || userId AS conversionId, clickId, code, CAST(0 AS BIGINT) AS creditMicros
FROM attributed_signups
UNION ALL
SELECT 'trade:' || t.tradeId, COALESCE(s.clickId, ''), COALESCE(s.code, ''), t.feeMicros
FROM distinct_trades AS t
LEFT JOIN attributed_signups AS s
    ON t.userId = s.userId AND s.ts BETWEEN t.ts - INTERVAL '365' DAY(3) AND t.ts;
