-- Question: who brought this conversion, under each attribution model?

-- Grain: one row per conversion, the path in arrays. Amounts are micro-units.
CREATE OR REPLACE VIEW conversions AS
SELECT
    conversion_id, conversion_type, occurred_at, path_at, value_micros, volume_micros, user_id, paying_model,
    path_click_id, path_touched_at, path_evidence, path_influencer_id, path_code, path_platform, path_content_type, path_campaign,
    credit_model, credit_touch, credit_micros, credit_share_nanos, credit_volume_micros, credit_commission_micros,
    rule_version
FROM conversion_rows FINAL;

-- Grain: one row per conversion, model and credited touch; organic conversions have one row per model with share 1 and ''.
CREATE OR REPLACE VIEW credits AS
SELECT
    conversion_id,
    conversion_type,
    toString(model) AS model,
    path_influencer_id[touch] AS influencer_id,
    path_code[touch] AS code,
    path_click_id[touch] AS click_id,
    user_id,
    occurred_at,
    micros AS credit_micros,
    toDecimal64(share_nanos, 0) * toDecimal64('0.000000001', 9) AS share,
    CAST(model = paying_model AS Bool) AS paying,
    toString(path_platform[touch]) AS platform,
    toString(path_content_type[touch]) AS content_type,
    path_campaign[touch] AS campaign,
    rule_version
FROM
(
    SELECT conversion_id, conversion_type, user_id, occurred_at, paying_model, rule_version,
        path_influencer_id, path_code, path_click_id, path_platform, path_content_type, path_campaign,
        model, touch, micros, share_nanos
    FROM conversion_rows FINAL
    ARRAY JOIN credit_model AS model, credit_touch AS touch, credit_micros AS micros, credit_share_nanos AS share_nanos
);

-- Grain: one row per user and touch that no conversion can credit, with the first reason that applies.
CREATE OR REPLACE VIEW excluded_touches AS
SELECT user_id, c AS click_id, k AS code, t AS touched_at, toString(r) AS reason
FROM
(
    SELECT user_id, c, k, t, r
    FROM excluded_touch_rows FINAL
    ARRAY JOIN click_id AS c, code AS k, touched_at AS t, reason AS r
);
