-- title: Funnel by day
-- question: How many visits become signups and active users, day by day?
-- chart: line
-- columns: day day, clicks count, visitors count, signups count, activations count
-- Grain: one row per UTC day with any event, the last 90 of them. Organic outcomes are left out.
SELECT day, clicks, visitors, signups, activations
FROM
(
    SELECT
        toString(day) AS day, sum(clicks) AS clicks, sum(unique_visitors) AS visitors,
        toFloat64(sum(signups)) AS signups, toFloat64(sum(activations)) AS activations
    FROM roi_daily
    WHERE influencer_id != ''
    GROUP BY day
    ORDER BY day DESC
    LIMIT 90
)
ORDER BY day
