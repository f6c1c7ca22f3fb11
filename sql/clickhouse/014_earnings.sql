-- Question: who earned what, and in which state is each line?
-- Grain: one row per earning line. amount_micros is signed micro-units of currency.
-- State, first that fits: reversed (its negations sum to it), held (a case is open on its conversion), settled (its time to settle
-- lies before the instant up to which everything is readable), provisional.

CREATE OR REPLACE VIEW earnings AS
SELECT
    e.earning_id AS earning_id, e.influencer_id AS influencer_id, e.code AS code, e.conversion_id AS conversion_id,
    e.user_id AS user_id, e.click_id AS click_id, e.kind AS kind, e.amount_micros AS amount_micros, e.currency AS currency,
    multiIf(
        n.micros != 0 AND n.micros = -e.amount_micros, 'reversed',
        e.conversion_id IN (SELECT conversion_id FROM held_conversions), 'held',
        e.settles_at <= (SELECT max(at) FROM complete_up_to), 'settled',
        'provisional') AS state,
    e.occurred_at AS occurred_at, e.settles_at AS settles_at, e.tier AS tier, e.platform AS platform,
    e.content_type AS content_type, e.campaign AS campaign, e.negates AS negates, e.rule_version AS rule_version
FROM earning_rows AS e FINAL
LEFT ANY JOIN
(
    SELECT negates AS earning_id, sum(amount_micros) AS micros
    FROM earning_rows FINAL
    WHERE negates != ''
    GROUP BY negates
) AS n ON e.earning_id = n.earning_id;
