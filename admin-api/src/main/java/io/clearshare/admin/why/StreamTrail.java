package io.clearshare.admin.why;

import io.clearshare.admin.warehouse.Warehouse;
import io.clearshare.admin.warehouse.WarehouseRow;
import io.clearshare.domain.attribution.ExclusionReason;
import io.clearshare.domain.attribution.Lookback;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Repository;

/** The part of the trail that the stream has written. */
@Repository
class StreamTrail {

    private static final String EARNING = "SELECT * FROM earnings WHERE earning_id = {id:String}";
    private static final String CONVERSION = """
            SELECT *, arrayMap(at -> toString(toUnixTimestamp64Milli(at)), path_touched_at) AS path_millis
            FROM conversions WHERE conversion_id = {id:String}
            """;
    private static final String EXCLUDED = """
            SELECT click_id, code, touched_at, reason FROM excluded_touches
            WHERE user_id = {user:String} ORDER BY touched_at, click_id LIMIT 1000
            """;

    /** Every click and view that is the user's, from a quarter before the path on; see {@code credits_if} for whose it is. */
    private static final String OWN_CLICKS = """
            WITH
                proven AS
                (
                    SELECT visitor_id, user_id, toUnixTimestamp64Milli(occurred_at) AS at FROM signups WHERE visitor_id != ''
                    UNION ALL
                    SELECT visitor_id, user_id, toUnixTimestamp64Milli(occurred_at) AS at FROM identities WHERE visitor_id != ''
                ),
                links AS
                (
                    SELECT visitor_id, groupArray((at, user_id)) AS links FROM proven
                    WHERE visitor_id IN (SELECT visitor_id FROM proven WHERE user_id = {user:String})
                    GROUP BY visitor_id
                )
            SELECT c.click_id AS click_id, c.code AS code, c.occurred_at AS touched_at, c.reason AS reason,
                toUnixTimestamp64Milli(c.occurred_at) AS millis,
                arraySort(arrayFilter(l -> l.1 >= millis AND l.1 - millis < 7776000000, l.links))[1] AS after,
                arraySort(arrayMap(l -> (-l.1, l.2), arrayFilter(l -> l.1 < millis, l.links)))[1] AS before
            FROM clicks AS c
            INNER JOIN links AS l ON c.visitor_id = l.visitor_id
            WHERE c.occurred_at >= fromUnixTimestamp64Milli({from:Int64}) AND if(after.2 != '', after.2, before.2) = {user:String}
            ORDER BY touched_at, click_id
            LIMIT 1000
            """;

    private static final long QUARTER_MILLIS = Duration.ofDays(90).toMillis();
    private static final Set<String> NOT_COUNTED = Set.of("DUPLICATE", "CAPPED");

    private final Warehouse warehouse;

    StreamTrail(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** An earning line with the version of the rules it was priced by. */
    record PricedLine(Why.Earning earning, long ruleVersion) {}

    record Attributed(Why.Conversion conversion, List<Why.PathTouch> path) {}

    Optional<PricedLine> earning(String earningId) {
        return warehouse.query(EARNING, Map.of("id", earningId)).stream()
                .findFirst()
                .map(row -> new PricedLine(earning(row), row.integer("rule_version")));
    }

    Optional<Attributed> conversion(String conversionId) {
        return warehouse.query(CONVERSION, Map.of("id", conversionId)).stream()
                .findFirst()
                .map(row -> new Attributed(conversion(row), path(row)));
    }

    /** The user's touches that the conversion does not credit, each with its reason. */
    List<Why.ExcludedTouch> excluded(Attributed attributed) {
        String user = attributed.conversion().userId();
        List<Why.ExcludedTouch> excluded = new ArrayList<>();
        for (WarehouseRow row : warehouse.query(EXCLUDED, Map.of("user", user))) {
            excluded.add(excluded(row, row.text("reason")));
        }
        Set<String> explained = new HashSet<>();
        attributed.path().forEach(touch -> explained.add(touch.clickId()));
        excluded.forEach(touch -> explained.add(touch.clickId()));
        long pathAt = attributed.conversion().pathAt().toEpochMilli();
        for (WarehouseRow row :
                warehouse.query(OWN_CLICKS, Map.of("user", user, "from", Long.toString(pathAt - QUARTER_MILLIS)))) {
            if (NOT_COUNTED.contains(row.text("reason"))) {
                excluded.add(excluded(row, row.text("reason")));
            } else if (!explained.contains(row.text("click_id"))) {
                ExclusionReason reason = Lookback.STANDARD.exclusion(row.integer("millis"), pathAt);
                if (reason != null) {
                    excluded.add(excluded(row, reason.name()));
                }
            }
        }
        excluded.sort(Comparator.comparing(Why.ExcludedTouch::at).thenComparing(Why.ExcludedTouch::clickId));
        return excluded;
    }

    private static Why.ExcludedTouch excluded(WarehouseRow row, String reason) {
        return new Why.ExcludedTouch(row.text("click_id"), row.text("code"), row.instant("touched_at"), reason);
    }

    private static Why.Earning earning(WarehouseRow row) {
        return new Why.Earning(
                row.text("earning_id"),
                row.text("influencer_id"),
                row.text("conversion_id"),
                row.text("kind"),
                row.text("code"),
                row.text("click_id"),
                row.integer("amount_micros"),
                row.text("state"),
                row.instant("occurred_at"),
                row.instant("settles_at"),
                row.integer("tier"),
                row.text("platform"),
                row.text("content_type"),
                row.text("campaign"));
    }

    private static Why.Conversion conversion(WarehouseRow row) {
        return new Why.Conversion(
                row.text("conversion_id"),
                row.text("conversion_type"),
                row.instant("occurred_at"),
                row.instant("path_at"),
                row.integer("value_micros"),
                row.integer("volume_micros"),
                row.text("user_id"),
                row.text("paying_model"));
    }

    private static List<Why.PathTouch> path(WarehouseRow row) {
        List<String> clickIds = row.texts("path_click_id");
        List<Map<String, Long>> credits = new ArrayList<>();
        clickIds.forEach(click -> credits.add(new LinkedHashMap<>()));
        List<String> models = row.texts("credit_model");
        List<String> touches = row.texts("credit_touch");
        List<String> micros = row.texts("credit_micros");
        for (int i = 0; i < models.size(); i++) {
            // Arrays count from 1 in ClickHouse; 0 is the organic row of a conversion without a path.
            int touch = Integer.parseInt(touches.get(i));
            if (touch > 0) {
                credits.get(touch - 1).put(models.get(i), Long.parseLong(micros.get(i)));
            }
        }
        List<Why.PathTouch> path = new ArrayList<>();
        for (int i = 0; i < clickIds.size(); i++) {
            path.add(new Why.PathTouch(
                    clickIds.get(i),
                    row.texts("path_code").get(i),
                    Instant.ofEpochMilli(Long.parseLong(row.texts("path_millis").get(i))),
                    row.texts("path_platform").get(i),
                    row.texts("path_evidence").get(i),
                    row.texts("path_influencer_id").get(i),
                    credits.get(i)));
        }
        return path;
    }
}
