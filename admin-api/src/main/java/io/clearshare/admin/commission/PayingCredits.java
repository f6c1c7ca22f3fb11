package io.clearshare.admin.commission;

import io.clearshare.admin.warehouse.ArrayParameter;
import io.clearshare.admin.warehouse.Warehouse;
import io.clearshare.admin.warehouse.WarehouseRow;
import io.clearshare.domain.commission.SimulateSchedule.Credited;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Repository;

/** The programme's history as it earns commission: paying credits of trades, in pieces that fit into memory. */
@Repository
class PayingCredits {

    private static final int LINES_AT_ONCE = 50_000;
    private static final String LINES = """
            SELECT influencer_id, count() AS lines FROM credits
            WHERE paying AND conversion_type = 'trade' AND influencer_id != ''
            GROUP BY influencer_id ORDER BY influencer_id
            """;
    private static final String CREDITS = """
            SELECT c.influencer_id AS influencer_id, c.at AS at, c.touch_at AS touch_at,
                   if(o.conversion_id = '', c.at, o.at) AS tier_at, c.micros AS micros
            FROM (
                SELECT conversion_id, path_influencer_id[touch] AS influencer_id,
                       toUnixTimestamp64Milli(occurred_at) AS at,
                       toUnixTimestamp64Milli(path_touched_at[touch]) AS touch_at, micros
                FROM conversions ARRAY JOIN credit_model AS model, credit_touch AS touch, credit_micros AS micros
                WHERE model = paying_model AND conversion_type = 'trade'
                  AND path_influencer_id[touch] IN {influencers:Array(String)}
            ) AS c
            LEFT ANY JOIN (
                SELECT concat('trade:', r.trade_id) AS conversion_id, toUnixTimestamp64Milli(t.occurred_at) AS at
                FROM trades AS r INNER JOIN trades AS t ON r.reverses = t.trade_id AND r.user_id = t.user_id
                WHERE r.reverses != ''
            ) AS o ON c.conversion_id = o.conversion_id
            """;
    private static final String EARNED = """
            SELECT influencer_id, sum(amount_micros) AS micros FROM earnings
            WHERE startsWith(conversion_id, 'trade:') GROUP BY influencer_id
            """;

    private final Warehouse warehouse;

    PayingCredits(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** Hands over the whole history of some influencers at a time. */
    void forEach(Consumer<List<Credited>> histories) {
        List<String> some = new ArrayList<>();
        long lines = 0;
        for (WarehouseRow row : warehouse.query(LINES)) {
            if (lines + row.integer("lines") > LINES_AT_ONCE && !some.isEmpty()) {
                histories.accept(of(some));
                some.clear();
                lines = 0;
            }
            some.add(row.text("influencer_id"));
            lines += row.integer("lines");
        }
        if (!some.isEmpty()) {
            histories.accept(of(some));
        }
    }

    private List<Credited> of(Collection<String> influencerIds) {
        return warehouse.query(CREDITS, Map.of("influencers", ArrayParameter.of(influencerIds))).stream()
                .map(row -> new Credited(
                        row.text("influencer_id"),
                        row.integer("at"),
                        row.integer("touch_at"),
                        row.integer("tier_at"),
                        row.integer("micros")))
                .toList();
    }

    /** What the stream's lines of trades sum to by influencer: what really was earned. */
    Map<String, Long> earned() {
        Map<String, Long> earned = new HashMap<>();
        warehouse.query(EARNED).forEach(row -> earned.put(row.text("influencer_id"), row.integer("micros")));
        return earned;
    }
}
