-- Question: who would be credited, under each model, by other terms than those in force?
-- Grain: one row per conversion, model and credited touch, as in credits; share in billionths, times in epoch milliseconds.
-- A second implementation of the attribution, from the stored events and in integers alone. With the contract's terms it is the
-- twin that the table credits is checked against, cell by cell; with others it is what the stream would have written. Takes as
-- given which events were accepted (repeats and dead letters are not in the event views) and which fraud cases were confirmed.
--   credits_if(window_millis = 2592000000, half_life_millis = 604800000, paying_model = '', bounty_micros = -1)
-- window_millis: how long a touch can be credited; half_life_millis: of time_decay; paying_model: '' is the programme's;
-- bounty_micros: -1 is the programme's, otherwise the bounty of all signups, with twice it as the activation threshold.
CREATE OR REPLACE VIEW credits_if AS
WITH
    86400000 AS day,
    -- 2^40 halved along one half-life of 168 steps; an exponent near 40 would be too coarse to round by.
    arrayMap(i -> toInt128(round(exp2(-i / 168) * 1099511627776)), range(168)) AS decay,

    influencer_entries AS
    (
        SELECT
            JSONExtractString(payload, 'influencerId') AS influencer_id,
            JSONExtractString(payload, 'state') AS state,
            JSONExtractString(payload, 'userId') AS own_user,
            arrayMap(c -> upper(c), JSONExtract(payload, 'codes', 'Array(String)')) AS codes,
            JSONExtract(payload, 'wallets', 'Array(String)') AS wallets,
            toUnixTimestamp64Milli(effective_from) AS begins,
            leadInFrame(begins, 1, 9000000000000000) OVER
            (
                PARTITION BY influencer_id ORDER BY begins, version
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) AS ends
        FROM program_entries
        WHERE kind = 'influencer'
    ),
    code_terms AS
    (
        SELECT arrayJoin(codes) AS code, arraySort(groupArray((influencer_id, begins, ends))) AS terms
        FROM influencer_entries
        WHERE state = 'active'
        GROUP BY code
    ),
    cases AS
    (
        SELECT
            argMax(JSONExtractString(payload, 'decision'), version) AS decision,
            argMax(JSONExtract(payload, 'clickIds', 'Array(String)'), version) AS clicks,
            argMax(JSONExtract(payload, 'tradeIds', 'Array(String)'), version) AS trade_ids
        FROM program_entries
        WHERE kind = 'case'
        GROUP BY entity
        HAVING decision = 'confirmed'
    ),
    bounties AS
    (
        SELECT arraySort(arrayPushFront(
            groupArray((
                toUnixTimestamp64Milli(effective_from),
                version,
                JSONExtractInt(payload, 'bountyMicros'),
                if(JSONHas(payload, 'activationThresholdMicros'),
                    JSONExtractInt(payload, 'activationThresholdMicros'), 2 * JSONExtractInt(payload, 'bountyMicros')))),
            (
                toInt64(-9000000000000000), toUInt32(0), if({bounty_micros:Int64} < 0, 2000000, {bounty_micros:Int64}),
                2 * if({bounty_micros:Int64} < 0, 2000000, {bounty_micros:Int64})
            ))) AS versions
        FROM program_entries
        WHERE entity = 'setting/bounty' AND {bounty_micros:Int64} < 0
    ),
    paying_models AS
    (
        SELECT arraySort(arrayPushFront(
            groupArray((toUnixTimestamp64Milli(effective_from), version, lower(JSONExtractString(payload, 'model')))),
            (toInt64(-9000000000000000), toUInt32(0), if({paying_model:String} = '', 'position', {paying_model:String})))) AS versions
        FROM program_entries
        WHERE entity = 'setting/paying-model' AND {paying_model:String} = ''
    ),

    user_wallets AS
    (
        SELECT user_id, groupUniqArray(wallet) AS wallets
        FROM (SELECT user_id, wallet FROM signups UNION ALL SELECT user_id, wallet FROM identities)
        WHERE wallet != ''
        GROUP BY user_id
    ),
    influencer_people AS
    (
        SELECT i.influencer_id AS influencer_id, groupUniqArray(i.own_user) AS users,
            arrayConcat(groupUniqArrayArray(i.wallets), groupUniqArrayArray(w.wallets)) AS wallets
        FROM influencer_entries AS i
        LEFT JOIN user_wallets AS w ON i.own_user = w.user_id
        GROUP BY influencer_id
    ),
    links AS
    (
        SELECT visitor_id, groupArray((toUnixTimestamp64Milli(occurred_at), user_id)) AS links
        FROM
        (
            SELECT visitor_id, user_id, occurred_at FROM signups
            UNION ALL SELECT visitor_id, user_id, occurred_at FROM identities
        )
        WHERE visitor_id != ''
        GROUP BY visitor_id
    ),

    -- One click per id, then per code, visitor and hour, then a hundred per visitor and day.
    single_clicks AS
    (
        SELECT * FROM clicks WHERE kind = 'click'
        ORDER BY occurred_at, event_id
        LIMIT 1 BY visitor_id, click_id
    ),
    hourly_clicks AS
    (
        SELECT * FROM single_clicks
        ORDER BY occurred_at, click_id, event_id
        LIMIT 1 BY upper(code), visitor_id, toStartOfHour(occurred_at)
    ),
    counted_clicks AS
    (
        SELECT * FROM hourly_clicks
        ORDER BY occurred_at, click_id, event_id
        LIMIT 100 BY visitor_id, toStartOfDay(occurred_at)
    ),
    owned AS
    (
        SELECT
            c.click_id AS click_id, toUnixTimestamp64Milli(c.occurred_at) AS at, 1 AS evidence, c.event_id AS event_id,
            upper(c.code) AS code, c.platform AS platform, c.content_type AS content_type, c.utm_campaign AS campaign,
            arraySort(arrayFilter(l -> l.1 >= at AND l.1 - at < 90 * day, l.links))[1] AS after,
            arraySort(arrayMap(l -> (-l.1, l.2), arrayFilter(l -> l.1 < at, l.links)))[1] AS before,
            if(after.2 != '', after.2, before.2) AS user_id
        FROM counted_clicks AS c
        INNER JOIN links AS l ON c.visitor_id = l.visitor_id
        WHERE user_id != ''
        ORDER BY at, event_id
        LIMIT 1 BY user_id, click_id
    ),
    touches AS
    (
        SELECT user_id, click_id, at, evidence, code, platform, content_type, campaign FROM owned
        WHERE (user_id, click_id) NOT IN (SELECT user_id, 'code:' || user_id FROM signups WHERE code != '')
        UNION ALL
        SELECT user_id, 'code:' || user_id, toUnixTimestamp64Milli(occurred_at), 2, upper(code), 'direct', '', ''
        FROM signups
        WHERE code != ''
    ),
    credited AS
    (
        SELECT
            t.user_id AS user_id,
            arraySort(groupArray((
                t.at, t.evidence, t.click_id, arrayFirst(term -> term.2 <= t.at AND t.at < term.3, c.terms).1 AS influencer_id,
                t.code, t.platform, t.content_type, t.campaign))) AS touches
        FROM touches AS t
        INNER JOIN code_terms AS c ON t.code = c.code
        INNER JOIN influencer_people AS p ON influencer_id = p.influencer_id
        LEFT JOIN user_wallets AS w ON t.user_id = w.user_id
        WHERE NOT has(p.users, t.user_id) AND NOT hasAny(p.wallets, w.wallets)
            AND t.click_id NOT IN (SELECT arrayJoin(clicks) FROM cases)
        GROUP BY user_id
    ),

    originals AS
    (
        SELECT
            t.user_id AS user_id, t.trade_id AS trade_id, toUnixTimestamp64Milli(t.occurred_at) AS at, t.fee_micros AS fee,
            t.volume_micros AS volume, r.trade_id AS reversal_id, toUnixTimestamp64Milli(r.occurred_at) AS reversed_at
        FROM trades AS t
        LEFT JOIN (SELECT * FROM trades WHERE reverses != '') AS r ON t.user_id = r.user_id AND t.trade_id = r.reverses
        WHERE t.reverses = '' AND t.trade_id NOT IN (SELECT arrayJoin(trade_ids) FROM cases)
    ),
    users AS
    (
        SELECT
            u.user_id AS user_id,
            max(u.signup_at) AS signup_at,
            arraySort(groupArrayIf((u.at, u.trade_id, u.fee, u.volume, u.reversal_id, u.reversed_at), u.trade_id != '')) AS trades
        FROM
        (
            SELECT user_id, -1 AS signup_at, at, trade_id, fee, volume, reversal_id, reversed_at FROM originals
            UNION ALL
            SELECT user_id, toUnixTimestamp64Milli(occurred_at), 0, '', 0, 0, '', 0 FROM signups
        ) AS u
        GROUP BY user_id
    ),
    -- Each trade beside the start of its spell: after 90 days of silence a new one, if a touch has led to it.
    spells AS
    (
        SELECT
            u.user_id AS user_id, u.signup_at AS signup_at, c.touches AS touches, u.trades AS trades,
            arrayFold(
                (state, trade) -> (
                    if(signup_at >= 0 AND trade.1 >= signup_at, trade.1, state.1),
                    if(signup_at >= 0 AND trade.1 >= signup_at AND trade.1 - state.1 >= 90 * day
                            AND arrayExists(x -> x.1 <= trade.1 AND trade.1 < x.1 + {window_millis:Int64}, touches), trade.1, state.2),
                    arrayPushBack(state.3, if(signup_at < 0 OR trade.1 < signup_at, toInt64(-1), if(trade.1 - state.1 >= 90 * day
                            AND arrayExists(x -> x.1 <= trade.1 AND trade.1 < x.1 + {window_millis:Int64}, touches), trade.1, state.2)))),
                trades,
                (signup_at, signup_at, CAST([] AS Array(Int64)))).3 AS starts,
            arraySort(arrayFilter(b -> b.1 <= signup_at, (SELECT versions FROM bounties)))[-1] AS bounty,
            arrayFilter(x -> x.1 >= signup_at AND x.1 < signup_at + 90 * day AND x.5 = '', trades) AS early,
            arrayFirst(
                (x, fees) -> fees >= greatest(1, bounty.4) AND (bounty.3 > 0 OR x.3 > 0),
                early, arrayCumSum(x -> x.3, early)) AS activating
        FROM users AS u
        LEFT JOIN credited AS c ON u.user_id = c.user_id
    ),
    found AS
    (
        SELECT user_id, touches, c.1 AS conversion_id, c.2 AS at, c.3 AS value, c.4 AS start,
            arraySort(arrayFilter(m -> m.1 <= c.5, (SELECT versions FROM paying_models)))[-1].3 AS paying_model, c.6 AS sign, c.7 AS priced_at
        FROM spells
        ARRAY JOIN arrayConcat(
            if(signup_at >= 0, [('signup:' || user_id, signup_at, toInt64(0), signup_at, signup_at, 1, signup_at)], []),
            if(signup_at >= 0 AND activating.2 != '',
                [('activation:' || user_id, activating.1, bounty.3, signup_at, signup_at, 1, activating.1)], []),
            arrayMap(
                (x, s) -> ('trade:' || x.2, x.1, x.3, if(x.1 < s + 365 * day, s, toInt64(-1)), if(s < 0, x.1, s), 1, x.1),
                trades, starts),
            arrayMap(
                (x, s) -> ('trade:' || x.5, x.6, -x.3, if(x.1 < s + 365 * day, s, toInt64(-1)), if(s < 0, x.1, s), -1, x.1),
                arrayFilter(x -> x.5 != '', trades), arrayFilter((s, x) -> x.5 != '', starts, trades))) AS c
    ),
    paths AS
    (
        SELECT
            user_id, conversion_id, at, priced_at, value, start, paying_model, sign,
            if(start < 0, [], arrayFilter(x -> x.1 <= start AND start < x.1 + {window_millis:Int64}, touches)) AS path,
            length(path) AS n
        FROM found
    ),
    weighted AS
    (
        SELECT
            user_id, conversion_id, at, priced_at, value, paying_model, sign, path, model,
            multiIf(
                n = 0, [toInt128(1)],
                model = 'first', arrayMap(i -> toInt128(i = 1), range(1, n + 1)),
                model = 'last', arrayMap(i -> toInt128(i = n), range(1, n + 1)),
                model = 'linear', arrayMap(i -> toInt128(1), range(1, n + 1)),
                model = 'position', arrayMap(i -> toInt128(if(n > 2 AND i IN (1, n), 2 * (n - 2), 1)), range(1, n + 1)),
                arrayMap(
                    x -> greatest(toInt128(1), bitShiftRight(
                        decay[intDiv(168 * (start - x.1), {half_life_millis:Int64}) % 168 + 1],
                        least(40, intDiv(intDiv(168 * (start - x.1), {half_life_millis:Int64}), 168)))),
                    path)) AS weights
        FROM paths
        ARRAY JOIN ['first', 'last', 'linear', 'position', 'time_decay'] AS model
    ),
    -- What is left after rounding down goes one each to the largest remainders, ties to the earlier touch.
    allocated AS
    (
        SELECT
            user_id, conversion_id, at, priced_at, paying_model, sign, model, path, weights,
            arraySum(weights) AS total,
            toInt128(abs(value)) AS amount,
            arrayMap(w -> intDiv(amount * w, total), weights) AS floors,
            arraySort(i -> (-((amount * weights[i]) % total), i), range(1, length(weights) + 1)) AS by_remainder,
            arraySlice(by_remainder, 1, toInt64(amount - arraySum(floors))) AS lucky,
            toInt128(1000000000) AS billion,
            arrayMap(w -> intDiv(billion * w, total), weights) AS share_floors,
            arraySort(i -> (-((billion * weights[i]) % total), i), range(1, length(weights) + 1)) AS by_share_remainder,
            arraySlice(by_share_remainder, 1, toInt64(billion - arraySum(share_floors))) AS share_lucky,
            if(value < 0, -1, 1) AS value_sign
        FROM weighted
    )
SELECT
    conversion_id, model, path[i].3 AS click_id, path[i].4 AS influencer_id, path[i].5 AS code, user_id, at AS occurred_millis,
    toInt64(value_sign * (floors[i] + has(lucky, i))) AS credit_micros,
    toInt64(sign * (share_floors[i] + has(share_lucky, i))) AS share_nanos,
    toUInt8(model = paying_model) AS paying,
    path[i].6 AS platform, path[i].7 AS content_type, path[i].8 AS campaign,
    -- What a rate is chosen by: the time of the touch, and that of the conversion or of what it reverses.
    splitByChar(':', conversion_id)[1] AS conversion_type, path[i].1 AS touched_millis, priced_at AS priced_millis
FROM allocated
ARRAY JOIN range(1, length(weights) + 1) AS i
WHERE weights[i] > 0;
