-- Question: what would each influencer be credited and earn under other terms, and what do they stand at now?
-- Grain: one row per influencer with any credit or earning on either side, '' being organic. Micro-units.
-- Credits are the paying model's, of all conversions. "Now" is what the stream wrote; "then" is what it would have written, had
-- the terms been in force from the beginning. Conversions of [from_millis, to_millis), and touches of the campaigns when some
-- are given; the terms change for everybody, the campaigns choose what is shown.
-- tier_from and tier_basis_points: a schedule instead of the programme's, [] for none. recompute_tiers: 1 finds the tier of a
-- month in the credits of the month before, as they would be; 0 keeps the tiers that the programme has fixed.
WITH
    schedules AS
    (
        SELECT arraySort(arrayPushFront(
            groupArray((
                toUnixTimestamp64Milli(effective_from),
                version,
                arrayMap(t -> t.1, JSONExtract(payload, 'tiers', 'Array(Tuple(fromMicros Int64, basisPoints Int64))')),
                arrayMap(t -> t.2, JSONExtract(payload, 'tiers', 'Array(Tuple(fromMicros Int64, basisPoints Int64))')))),
            (
                toInt64(-9000000000000000), toUInt32(0),
                if(empty({tier_from:Array(Int64)}), [toInt64(0), 500000000, 2000000000, 10000000000], {tier_from:Array(Int64)}),
                if(empty({tier_from:Array(Int64)}), [toInt64(1000), 1500, 2000, 2500], {tier_basis_points:Array(Int64)})
            ))) AS versions
        FROM program_entries
        WHERE entity = 'schedule/default' AND empty({tier_from:Array(Int64)})
    ),
    fixed_tiers AS
    (
        SELECT
            JSONExtractString(payload, 'influencerId') AS influencer_id,
            toRelativeMonthNum(toDateTime(substring(entity, -7) || '-01 00:00:00', 'UTC')) AS month,
            argMax(JSONExtractInt(payload, 'tier'), version) AS tier
        FROM program_entries
        WHERE kind = 'tier'
        GROUP BY entity, influencer_id
    ),
    credited AS
    (
        SELECT
            influencer_id, conversion_type, occurred_millis, credit_micros, campaign,
            toRelativeMonthNum(fromUnixTimestamp64Milli(priced_millis, 'UTC')) AS priced_month,
            toRelativeMonthNum(fromUnixTimestamp64Milli(occurred_millis, 'UTC')) AS occurred_month,
            arraySort(arrayFilter(s -> s.1 <= touched_millis, (SELECT versions FROM schedules)))[-1] AS schedule
        FROM credits_if(
            window_millis = {window_millis:Int64}, half_life_millis = {half_life_millis:Int64},
            paying_model = {paying_model:String}, bounty_micros = {bounty_micros:Int64})
        WHERE paying
    ),
    -- Each credit twice: in its own month it counts towards a tier, in the month it is priced in it finds the month before.
    counted AS
    (
        SELECT *, line, sum(if(line OR conversion_type != 'trade', 0, credit_micros)) OVER
            (
                PARTITION BY influencer_id ORDER BY if(line, priced_month, occurred_month) ASC
                RANGE BETWEEN 1 PRECEDING AND 1 PRECEDING
            ) AS month_before_micros
        FROM credited
        ARRAY JOIN if({recompute_tiers:UInt8}, [0, 1], [1]) AS line
    ),
    priced AS
    (
        SELECT
            c.influencer_id AS influencer_id, c.occurred_millis AS occurred_millis, c.campaign AS campaign,
            c.credit_micros AS credit_micros,
            if({recompute_tiers:UInt8},
                greatest(1, toInt64(arrayCount(least_micros -> least_micros <= month_before_micros, c.schedule.3))),
                least(t.tier + 1, length(c.schedule.4))) AS tier,
            multiIf(
                c.influencer_id = '', 0,
                c.conversion_type = 'trade', toInt64(
                    sign(c.credit_micros) * intDiv(toInt128(abs(c.credit_micros)) * c.schedule.4[tier], 10000)),
                c.credit_micros) AS earned_micros
        FROM counted AS c
        LEFT JOIN fixed_tiers AS t ON c.influencer_id = t.influencer_id AND c.priced_month = t.month
        WHERE c.line
    )
SELECT
    influencer_id,
    sum(credit_now) AS credit_micros_now, sum(credit_then) AS credit_micros_then,
    sum(earned_now) AS earned_micros_now, sum(earned_then) AS earned_micros_then
FROM
(
    SELECT influencer_id, 0 AS credit_now, credit_micros AS credit_then, 0 AS earned_now, earned_micros AS earned_then
    FROM priced
    WHERE occurred_millis >= {from_millis:Int64} AND occurred_millis < {to_millis:Int64}
        AND (empty({campaigns:Array(String)}) OR has({campaigns:Array(String)}, campaign))
    UNION ALL
    SELECT path_influencer_id[touch], micros, 0, commission, 0
    FROM conversions
    ARRAY JOIN credit_model AS model, credit_touch AS touch, credit_micros AS micros, credit_commission_micros AS commission
    WHERE model = paying_model
        AND toUnixTimestamp64Milli(occurred_at) >= {from_millis:Int64} AND toUnixTimestamp64Milli(occurred_at) < {to_millis:Int64}
        AND (empty({campaigns:Array(String)}) OR has({campaigns:Array(String)}, path_campaign[touch]))
)
GROUP BY influencer_id
HAVING credit_micros_now != 0 OR credit_micros_then != 0 OR earned_micros_now != 0 OR earned_micros_then != 0
ORDER BY influencer_id
