-- Question: what did each influencer, campaign, platform and content type cost and bring, by day?
-- Grain: UTC day × influencer × campaign × platform × content type. Amounts are micro-units; signups and activations are summed
-- shares of the paying model. Commission is what the newest knowledge makes it, so it does not depend on when it was learnt.

CREATE OR REPLACE VIEW roi_daily AS
SELECT
    day, influencer_id, campaign, platform, content_type,
    sum(n_clicks) AS clicks,
    sum(n_visitors) AS unique_visitors,
    CAST(sum(signup_nanos) * toDecimal64('0.000000001', 9) AS Decimal(18, 9)) AS signups,
    CAST(sum(activation_nanos) * toDecimal64('0.000000001', 9) AS Decimal(18, 9)) AS activations,
    sum(volume) AS volume_micros,
    sum(fee) AS fee_micros,
    sum(commission) AS commission_micros,
    sum(spent) AS spend_micros
FROM
(
    SELECT
        toDate(c.occurred_at) AS day, o.influencer_id AS influencer_id, toString(c.utm_campaign) AS campaign,
        toString(c.platform) AS platform, toString(c.content_type) AS content_type,
        toInt64(count()) AS n_clicks, toInt64(uniqExact(c.visitor_id)) AS n_visitors, toInt64(0) AS signup_nanos,
        toInt64(0) AS activation_nanos, toInt64(0) AS volume, toInt64(0) AS fee, toInt64(0) AS commission, toInt64(0) AS spent
    FROM (SELECT occurred_at, upper(code) AS code, utm_campaign, platform, content_type, visitor_id FROM clicks WHERE counted) AS c
    LEFT ANY JOIN code_owners AS o ON c.code = o.code
    GROUP BY day, influencer_id, campaign, platform, content_type
    UNION ALL
    SELECT
        toDate(occurred_at), path_influencer_id[touch], path_campaign[touch],
        toString(path_platform[touch]), toString(path_content_type[touch]),
        0, 0, if(conversion_type = 'signup', share_nanos, 0), if(conversion_type = 'activation', share_nanos, 0),
        if(conversion_type = 'trade', volume, 0), if(conversion_type = 'trade', micros, 0), commission, 0
    FROM
    (
        SELECT occurred_at, conversion_type, paying_model, path_influencer_id, path_campaign, path_platform, path_content_type,
            model, touch, micros, share_nanos, volume, commission
        FROM conversion_rows FINAL
        ARRAY JOIN credit_model AS model, credit_touch AS touch, credit_micros AS micros, credit_share_nanos AS share_nanos,
            credit_volume_micros AS volume, credit_commission_micros AS commission
        WHERE model = paying_model
    )
    UNION ALL
    SELECT
        toDate(s.occurred_at), o.influencer_id, s.campaign, s.platform, s.content_type, 0, 0, 0, 0, 0, 0, 0, s.amount_micros
    FROM
    (
        SELECT occurred_at, upper(code) AS code, toString(campaign) AS campaign, toString(platform) AS platform,
            toString(content_type) AS content_type, amount_micros
        FROM spend
    ) AS s
    LEFT ANY JOIN code_owners AS o ON s.code = o.code
)
GROUP BY day, influencer_id, campaign, platform, content_type;
