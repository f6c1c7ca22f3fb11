-- title: Earnings by state
-- question: How much commission is provisional, held, settled or reversed?
-- chart: bar
-- columns: state text, amount_micros micros, lines count, influencers count
-- Grain: one row per state of the earning lines; amounts are signed micro-units of USD.
SELECT state, sum(amount_micros) AS amount_micros, count() AS lines, uniqExact(influencer_id) AS influencers
FROM earnings
GROUP BY state
ORDER BY indexOf(['provisional', 'held', 'settled', 'reversed'], state)
