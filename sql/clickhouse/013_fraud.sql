-- Question: which touches and trades look wrong, and what waits for a decision?

-- Grain: one row per rule hit. score runs from 0 to 100.
CREATE OR REPLACE VIEW fraud_hits AS
SELECT hit_id, rule, rule_version, subject_type, subject_id, influencer_id, code, case_id, click_ids, score, action, evidence, occurred_at, shadow
FROM fraud_hit_rows FINAL;

-- Grain: one row per case with at least one live hit. decision is '' while the case is open.
CREATE OR REPLACE VIEW fraud_cases AS
SELECT
    h.case_id AS case_id, h.rule AS rule, h.influencer_id AS influencer_id, h.code AS code, h.hits AS hits,
    h.first_at AS first_at, h.last_at AS last_at, d.decision AS decision,
    CAST(d.decision = '' AS Bool) AS open
FROM
(
    SELECT case_id, toString(any(rule)) AS rule, any(influencer_id) AS influencer_id, toString(any(code)) AS code, count() AS hits,
        min(occurred_at) AS first_at, max(occurred_at) AS last_at
    FROM fraud_hits
    WHERE NOT shadow
    GROUP BY case_id
) AS h
LEFT ANY JOIN
(
    SELECT substring(entity, 6) AS case_id, argMax(JSONExtractString(payload, 'decision'), version) AS decision
    FROM program_entries
    WHERE kind = 'case'
    GROUP BY entity
) AS d ON h.case_id = d.case_id;

-- Grain: one row per conversion whose lines wait because an open case names a touch of its path or its trade.
CREATE OR REPLACE VIEW held_conversions AS
SELECT DISTINCT conversion_id
FROM
(
    SELECT conversion_id
    FROM conversion_rows FINAL
    WHERE hasAny(path_click_id, (
        SELECT groupUniqArrayArray(click_ids) FROM fraud_hits
        WHERE NOT shadow AND case_id IN (SELECT case_id FROM fraud_cases WHERE open)))
    UNION ALL
    SELECT concat('trade:', subject_id) AS conversion_id
    FROM fraud_hits
    WHERE subject_type = 'trade' AND NOT shadow AND case_id IN (SELECT case_id FROM fraud_cases WHERE open)
);
