-- Question: which results follow from the set of events and programme entries alone, so that anybody gets the same?
-- Grain: one row per row of credits, roi_daily and experiment_counts, and per conversion and influencer of earnings; the cells are
-- exactly the columns that the contract lets compare, as text. day is the UTC day of the conversion or of the first exposure.
CREATE OR REPLACE VIEW comparable_rows AS
SELECT
    'credits' AS table_name, toDate(occurred_at) AS day,
    [
        conversion_id, model, click_id, influencer_id, upper(code), user_id, toString(toUnixTimestamp64Milli(occurred_at)),
        toString(credit_micros), toString(toInt64(toDecimal128(share, 9) * 1000000000)), toString(toUInt8(paying)),
        platform, content_type, campaign
    ] AS cells
FROM credits
UNION ALL
SELECT 'earnings', toDate(c.occurred_at), [e.conversion_id, e.influencer_id, toString(e.micros)]
FROM
(
    SELECT conversion_id, influencer_id, sum(amount_micros) AS micros
    FROM earnings
    WHERE conversion_id != ''
    GROUP BY conversion_id, influencer_id
    HAVING micros != 0
) AS e
LEFT ANY JOIN conversions AS c ON e.conversion_id = c.conversion_id
UNION ALL
SELECT
    'roi_daily', day,
    [
        toString(day), influencer_id, campaign, platform, content_type, toString(clicks), toString(unique_visitors),
        toString(toInt64(toDecimal128(signups, 9) * 1000000000)), toString(toInt64(toDecimal128(activations, 9) * 1000000000)),
        toString(volume_micros), toString(fee_micros), toString(commission_micros), toString(spend_micros)
    ]
FROM roi_daily
UNION ALL
SELECT
    'experiment_counts', toDate(hour),
    [
        experiment_id, variant, toString(toUnixTimestamp(hour) * 1000), toString(visitors), toString(mixed), toString(signups),
        toString(activations), toString(fee_micros), toString(toInt128(fee_micros_squared))
    ]
FROM experiment_counts;

-- Grain: one row per table and UTC day. The hash is the SHA-256 of the rows' SHA-256, sorted and joined, each row its cells joined
-- by a vertical bar; so no order matters. Columns: table_name, day, rows, hash.
CREATE OR REPLACE VIEW comparable_hashes AS
SELECT
    table_name, day, count() AS rows,
    lower(hex(SHA256(arrayStringConcat(arraySort(groupArray(SHA256(arrayStringConcat(cells, '|')))))))) AS hash
FROM comparable_rows
GROUP BY table_name, day;

-- Grain: one row per UTC day with results that may still change by the passing of time alone: before its end is complete, and
-- while a line of its conversions is provisional or held.
CREATE OR REPLACE VIEW open_days AS
SELECT DISTINCT toDate(c.occurred_at) AS day
FROM earnings AS e
INNER JOIN conversions AS c ON e.conversion_id = c.conversion_id
WHERE e.state IN ('provisional', 'held');
