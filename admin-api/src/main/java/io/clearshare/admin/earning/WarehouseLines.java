package io.clearshare.admin.earning;

import io.clearshare.admin.earning.LineTotals.Sum;
import io.clearshare.admin.warehouse.ArrayParameter;
import io.clearshare.admin.warehouse.Warehouse;
import io.clearshare.admin.warehouse.WarehouseRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Lines from the warehouse's view {@code earnings}. */
@Component
class WarehouseLines implements SettledLines, Holds {

    private static final String TOTALS = """
            SELECT influencer_id, countIf(state != 'held') AS lines, sumIf(amount_micros, state != 'held') AS micros,
                   count() AS all_lines, sum(amount_micros) AS all_micros
            FROM earnings WHERE settles_at <= fromUnixTimestamp64Milli({upTo:Int64})
            GROUP BY influencer_id
            """;
    private static final String PAGE = """
            SELECT earning_id, influencer_id, code, conversion_id, kind, amount_micros, currency,
                   toUnixTimestamp64Milli(occurred_at) AS occurred_millis,
                   toUnixTimestamp64Milli(settles_at) AS settles_millis, tier, rule_version, negates,
                   state = 'held' AS is_held
            FROM earnings
            WHERE influencer_id = {influencer:String} AND settles_at <= fromUnixTimestamp64Milli({upTo:Int64})
              AND (settles_at, earning_id) > (fromUnixTimestamp64Milli({settlesAt:Int64}), {earning:String})
            ORDER BY settles_millis, earning_id LIMIT {limit:UInt32}
            """;
    private static final String HELD = """
            SELECT influencer_id, earning_id FROM earnings
            WHERE influencer_id IN {influencers:Array(String)} AND state = 'held'
            ORDER BY influencer_id, earning_id LIMIT 100000 BY influencer_id
            """;
    private static final String COMING_NEGATIVE = """
            SELECT influencer_id, sum(amount_micros) AS micros FROM earnings
            WHERE influencer_id IN {influencers:Array(String)} AND amount_micros < 0 AND state != 'held'
              AND settles_at > fromUnixTimestamp64Milli({upTo:Int64}) AND settles_at <= fromUnixTimestamp64Milli({now:Int64})
            GROUP BY influencer_id
            """;

    private final Warehouse warehouse;

    WarehouseLines(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @Override
    public Map<String, LineTotals> totals(Instant upTo) {
        Map<String, LineTotals> totals = new HashMap<>();
        for (WarehouseRow row : warehouse.query(TOTALS, Map.of("upTo", upTo.toEpochMilli()))) {
            Sum free = new Sum(row.integer("lines"), row.integer("micros"));
            Sum all = new Sum(row.integer("all_lines"), row.integer("all_micros"));
            totals.put(row.text("influencer_id"), new LineTotals(free, all));
        }
        return totals;
    }

    @Override
    public List<SettledLine> after(String influencerId, Position position, Instant upTo, int limit) {
        Map<String, Object> parameters = Map.of(
                "influencer", influencerId,
                "upTo", upTo.toEpochMilli(),
                "settlesAt", position.settlesAt().toEpochMilli(),
                "earning", position.earningId(),
                "limit", limit);
        return warehouse.query(PAGE, parameters).stream()
                .map(WarehouseLines::line)
                .toList();
    }

    @Override
    public List<String> heldOf(String influencerId) {
        return heldOf(List.of(influencerId)).getOrDefault(influencerId, List.of());
    }

    @Override
    public Map<String, List<String>> heldOf(Collection<String> influencerIds) {
        Map<String, List<String>> held = new HashMap<>();
        for (WarehouseRow row : warehouse.query(HELD, Map.of("influencers", ArrayParameter.of(influencerIds)))) {
            held.computeIfAbsent(row.text("influencer_id"), id -> new ArrayList<>())
                    .add(row.text("earning_id"));
        }
        return held;
    }

    @Override
    public long comingNegativeMicros(String influencerId, Instant upTo, Instant now) {
        return comingNegativeMicros(List.of(influencerId), upTo, now).getOrDefault(influencerId, 0L);
    }

    @Override
    public Map<String, Long> comingNegativeMicros(Collection<String> influencerIds, Instant upTo, Instant now) {
        Map<String, Object> parameters = Map.of(
                "influencers",
                ArrayParameter.of(influencerIds),
                "upTo",
                upTo.toEpochMilli(),
                "now",
                now.toEpochMilli());
        Map<String, Long> coming = new HashMap<>();
        for (WarehouseRow row : warehouse.query(COMING_NEGATIVE, parameters)) {
            coming.put(row.text("influencer_id"), row.integer("micros"));
        }
        return coming;
    }

    private static SettledLine line(WarehouseRow row) {
        return new SettledLine(
                row.text("earning_id"),
                row.text("influencer_id"),
                row.text("code"),
                row.text("conversion_id"),
                row.text("kind"),
                row.integer("amount_micros"),
                row.text("currency"),
                Instant.ofEpochMilli(row.integer("occurred_millis")),
                Instant.ofEpochMilli(row.integer("settles_millis")),
                Math.toIntExact(row.integer("tier")),
                row.integer("rule_version"),
                row.text("negates"),
                row.flag("is_held"));
    }
}
