-- Question: what happened? Grain: one row per distinct event, exactly as accepted. Times are UTC, amounts micro-units.

CREATE OR REPLACE VIEW clicks AS
SELECT
    e.event_id AS event_id, e.occurred_at AS occurred_at, e.click_id AS click_id, e.visitor_id AS visitor_id, e.code AS code,
    e.kind AS kind, e.platform AS platform, e.content_type AS content_type, e.post_id AS post_id, e.asset_id AS asset_id,
    e.experiment_id AS experiment_id, e.variant AS variant, e.utm_source AS utm_source, e.utm_medium AS utm_medium,
    e.utm_campaign AS utm_campaign, e.utm_term AS utm_term, e.utm_content AS utm_content, e.referrer AS referrer,
    e.landing_url AS landing_url, e.ip AS ip, e.user_agent AS user_agent, e.device_id AS device_id, e.country AS country,
    e.ip_hash AS ip_hash,
    toUInt8(e.kind = 'click' AND v.reason = '') AS counted,
    if(v.reason = '' AND e.kind = 'view', 'VIEW', v.reason) AS reason,
    e.received_at AS received_at
FROM click_events AS e FINAL
LEFT ANY JOIN (SELECT visitor_id, event_id, toString(reason) AS reason FROM click_verdicts FINAL) AS v
    ON e.visitor_id = v.visitor_id AND e.event_id = v.event_id;

CREATE OR REPLACE VIEW signups AS
SELECT event_id, occurred_at, user_id, visitor_id, code, click_id, wallet, email_hash, ip, user_agent, device_id, country, received_at
FROM signup_events FINAL;

CREATE OR REPLACE VIEW identities AS
SELECT event_id, occurred_at, user_id, visitor_id, wallet, evidence, received_at
FROM identity_events FINAL;

CREATE OR REPLACE VIEW trades AS
SELECT event_id, occurred_at, trade_id, user_id, volume_micros, fee_micros, currency, wallet, counterparty, market, side,
    tx_signature, reverses, received_at
FROM trade_events FINAL;

CREATE OR REPLACE VIEW spend AS
SELECT event_id, occurred_at, campaign, amount_micros, code, platform, content_type, currency, note, received_at
FROM spend_events FINAL;

CREATE OR REPLACE VIEW posts AS
SELECT event_id, occurred_at, post_id, code, platform, status, content_type, url, text, likes, replies, shares, views, followers,
    received_at
FROM post_events FINAL;

CREATE OR REPLACE VIEW dead_letters AS
SELECT reason, detail, topic, partition, offset, event_id, occurred_at, payload, received_at
FROM dead_letter_rows FINAL;

CREATE OR REPLACE VIEW late_events AS
SELECT reason, topic, partition, offset, event_id, occurred_at, payload, received_at
FROM late_event_rows FINAL;

CREATE OR REPLACE VIEW ingest_counts AS
SELECT topic, received, counted, repeats, dead_letters, beyond_horizon
FROM ingest_count_rows FINAL;
