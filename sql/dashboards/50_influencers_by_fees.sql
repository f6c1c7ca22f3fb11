-- title: Influencers by fees
-- question: Who brings the most net fees, and what do they cost?
-- chart: table
-- columns: handle text, clicks count, signups count, fee_micros micros, commission_micros micros, spend_micros micros, roi share
-- Grain: one row per influencer, the 50 with the most credited fees. roi = (fees - commission - spend) / (commission + spend);
-- empty where nothing was spent, because a return on nothing is undefined.
SELECT
    h.handle AS handle, r.clicks AS clicks, round(r.signups) AS signups, r.fee_micros AS fee_micros,
    r.commission_micros AS commission_micros, r.spend_micros AS spend_micros,
    if(r.commission_micros + r.spend_micros > 0,
        (r.fee_micros - r.commission_micros - r.spend_micros) / (r.commission_micros + r.spend_micros), NULL) AS roi
FROM
(
    SELECT
        influencer_id, sum(clicks) AS clicks, sum(signups) AS signups, sum(fee_micros) AS fee_micros,
        sum(commission_micros) AS commission_micros, sum(spend_micros) AS spend_micros
    FROM roi_daily
    WHERE influencer_id != ''
    GROUP BY influencer_id
) AS r
LEFT JOIN
(
    SELECT JSONExtractString(payload, 'influencerId') AS influencer_id,
        argMax(JSONExtractString(payload, 'handle'), version) AS handle
    FROM program_entries
    WHERE kind = 'influencer'
    GROUP BY influencer_id
) AS h ON r.influencer_id = h.influencer_id
ORDER BY fee_micros DESC, handle
LIMIT 50
