package io.clearshare.admin.analytics;

import io.clearshare.admin.warehouse.ArrayParameter;
import io.clearshare.admin.warehouse.Warehouse;
import io.clearshare.admin.warehouse.WarehouseRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Repository;

/** Asks the warehouse for many influencers at once, one row for each that has anything. */
@Repository
class Figures {

    private static final String CLICKS = """
            SELECT upper(code) AS key, count() AS clicks, countIf(counted) AS counted_clicks,
                   uniqExactIf(visitor_id, counted) AS visitors
            FROM clicks WHERE upper(code) IN {keys:Array(String)} AND kind = 'click' GROUP BY key
            """;
    private static final String OUTCOMES = """
            SELECT path_influencer_id[touch] AS key,
                   uniqExactIf(conversion_id, conversion_type = 'signup') AS signups,
                   uniqExactIf(conversion_id, conversion_type = 'activation') AS activations,
                   sumIf(volume, conversion_type = 'trade') AS volume_micros,
                   sumIf(micros, conversion_type = 'trade') AS fee_micros
            FROM conversions
            ARRAY JOIN credit_model AS model, credit_touch AS touch, credit_micros AS micros,
                       credit_volume_micros AS volume
            WHERE model = paying_model AND key IN {keys:Array(String)} GROUP BY key
            """;
    private static final String MONEY = """
            SELECT influencer_id AS key, sumIf(amount_micros, state = 'provisional') AS provisional,
                   sumIf(amount_micros, state = 'held') AS held,
                   sumIf(amount_micros, state IN ('settled', 'reversed')) AS settled,
                   minIf(settles_at, state = 'provisional' AND amount_micros > 0) AS next_settles_at,
                   countIf(state = 'provisional' AND amount_micros > 0) AS waiting
            FROM earnings WHERE influencer_id IN {keys:Array(String)} GROUP BY key
            """;
    private static final String CLICKS_BY_DAY = """
            SELECT upper(code) AS key, toString(toDate(occurred_at)) AS day, countIf(counted) AS clicks
            FROM clicks WHERE upper(code) IN {keys:Array(String)} AND kind = 'click' GROUP BY key, day
            """;
    private static final String SIGNUPS_BY_DAY = """
            SELECT influencer_id AS key, toString(toDate(occurred_at)) AS day, uniqExact(conversion_id) AS signups
            FROM credits WHERE paying AND conversion_type = 'signup' AND influencer_id IN {keys:Array(String)}
            GROUP BY key, day
            """;
    private static final String EARNED_BY_DAY = """
            SELECT influencer_id AS key, toString(toDate(occurred_at)) AS day, sum(amount_micros) AS earned
            FROM earnings WHERE influencer_id IN {keys:Array(String)} GROUP BY key, day
            """;

    private static final String TRADE_CREDITS = """
            SELECT influencer_id AS key, sum(credit_micros) AS micros FROM credits
            WHERE paying AND conversion_type = 'trade' AND influencer_id IN {keys:Array(String)}
              AND occurred_at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
              AND occurred_at < fromUnixTimestamp64Milli({until:Int64}, 'UTC')
            GROUP BY key
            """;

    private final Warehouse warehouse;

    Figures(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** By upper-case code. */
    Map<String, WarehouseRow> clicks(Collection<String> codes) {
        return oneEach(CLICKS, codes);
    }

    /** By influencer. */
    Map<String, WarehouseRow> outcomes(Collection<String> influencerIds) {
        return oneEach(OUTCOMES, influencerIds);
    }

    Map<String, WarehouseRow> money(Collection<String> influencerIds) {
        return oneEach(MONEY, influencerIds);
    }

    Map<String, List<WarehouseRow>> clicksByDay(Collection<String> codes) {
        return manyEach(CLICKS_BY_DAY, codes);
    }

    Map<String, List<WarehouseRow>> signupsByDay(Collection<String> influencerIds) {
        return manyEach(SIGNUPS_BY_DAY, influencerIds);
    }

    Map<String, List<WarehouseRow>> earnedByDay(Collection<String> influencerIds) {
        return manyEach(EARNED_BY_DAY, influencerIds);
    }

    /** Paying credits of trades in a time, by influencer. */
    Map<String, Long> tradeCredits(Collection<String> influencerIds, long fromMillis, long untilMillis) {
        Map<String, Object> parameters =
                Map.of("keys", ArrayParameter.of(influencerIds), "from", fromMillis, "until", untilMillis);
        Map<String, Long> credits = new HashMap<>();
        warehouse.query(TRADE_CREDITS, parameters).forEach(row -> credits.put(row.text("key"), row.integer("micros")));
        return credits;
    }

    private Map<String, WarehouseRow> oneEach(String sql, Collection<String> keys) {
        Map<String, WarehouseRow> rows = new HashMap<>();
        manyEach(sql, keys).forEach((key, found) -> rows.put(key, found.get(0)));
        return rows;
    }

    private Map<String, List<WarehouseRow>> manyEach(String sql, Collection<String> keys) {
        Map<String, List<WarehouseRow>> rows = new HashMap<>();
        for (WarehouseRow row : warehouse.query(sql, Map.of("keys", ArrayParameter.of(keys)))) {
            rows.computeIfAbsent(row.text("key"), key -> new ArrayList<>()).add(row);
        }
        return rows;
    }
}
