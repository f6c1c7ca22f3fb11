-- Question: which variant works better?
-- Grain: experiment × variant × UTC hour of first exposure. fee_micros is micro-units, its squares are of users' totals.

CREATE OR REPLACE VIEW experiment_counts AS
SELECT
    experiment_id, variant, hour,
    sum(v) AS visitors, sum(m) AS mixed, sum(s) AS signups, sum(a) AS activations, sum(f) AS fee_micros, sum(q) AS fee_micros_squared
FROM
(
    SELECT
        toString(experiment_id) AS experiment_id, toString(variant) AS variant, toStartOfHour(toDateTime(exposed_at, 'UTC')) AS hour,
        toInt64(NOT mixed) AS v, toInt64(mixed) AS m, toInt64(0) AS s, toInt64(0) AS a, toInt64(0) AS f, toInt128(0) AS q
    FROM exposure_rows FINAL
    UNION ALL
    SELECT
        toString(experiment_id), toString(variant), toStartOfHour(toDateTime(exposed_at, 'UTC')),
        toInt64(0), toInt64(0), signups, activations, fee_micros, toInt128(fee_micros) * toInt128(fee_micros)
    FROM experiment_user_rows FINAL
)
GROUP BY experiment_id, variant, hour;
