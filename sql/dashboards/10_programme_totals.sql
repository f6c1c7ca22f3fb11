-- title: The programme so far
-- question: How much traffic, trading and commission did all links bring?
-- chart: number
-- columns: clicks count, signups count, activations count, volume_micros micros, fee_micros micros, commission_micros micros
-- Grain: one row. Outcomes are those that credit an influencer; amounts are micro-units of USD.
SELECT
    sum(clicks) AS clicks,
    round(sum(signups)) AS signups,
    round(sum(activations)) AS activations,
    sum(volume_micros) AS volume_micros,
    sum(fee_micros) AS fee_micros,
    sum(commission_micros) AS commission_micros
FROM roi_daily
WHERE influencer_id != ''
