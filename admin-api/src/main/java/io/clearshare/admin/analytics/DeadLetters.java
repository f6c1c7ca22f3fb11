package io.clearshare.admin.analytics;

import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.warehouse.Warehouse;
import io.clearshare.admin.warehouse.WarehouseRow;
import io.clearshare.domain.event.Topic;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Refused records with their reasons, the newest first. */
@Repository
class DeadLetters {

    private static final int PAGE = 50;

    private final Warehouse warehouse;

    DeadLetters(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    record DeadLetter(
            String reason,
            String detail,
            String topic,
            long partition,
            long offset,
            String eventId,
            @Nullable Instant occurredAt,
            Instant receivedAt,
            String payload) {}

    /** Letters and where the next page begins, if there is one. */
    record Page(List<DeadLetter> items, @Nullable String next) {}

    /**
     * @param topic short or full name, or empty for all
     * @param after what the page before gave as next, or empty
     */
    Page page(String topic, String after) {
        Map<String, Object> parameters = new HashMap<>();
        StringBuilder sql =
                new StringBuilder("SELECT *, toUnixTimestamp64Milli(received_at) AS millis FROM dead_letters WHERE 1");
        if (!topic.isEmpty()) {
            Topic known = Topic.ofShortName(topic);
            sql.append(" AND topic = {topic:String}");
            parameters.put("topic", known == null ? topic : known.kafkaName());
        }
        if (!after.isEmpty()) {
            String[] parts = after.split("~", 4);
            if (parts.length != 4) {
                throw new Refused(CommonProblem.INVALID_REQUEST, "after is not what a page gave out");
            }
            sql.append(" AND (toUnixTimestamp64Milli(received_at), topic, partition, offset)")
                    .append(" < ({m:Int64}, {t:String}, {p:Int32}, {o:Int64})");
            parameters.putAll(Map.of("m", parts[0], "t", parts[1], "p", parts[2], "o", parts[3]));
        }
        sql.append(" ORDER BY received_at DESC, topic DESC, partition DESC, offset DESC LIMIT ")
                .append(PAGE + 1);
        List<WarehouseRow> rows = warehouse.query(sql.toString(), parameters);
        List<DeadLetter> letters = rows.subList(0, Math.min(PAGE, rows.size())).stream()
                .map(DeadLetters::letter)
                .toList();
        return new Page(letters, rows.size() > PAGE ? cursor(rows.get(PAGE - 1)) : null);
    }

    private static DeadLetter letter(WarehouseRow row) {
        return new DeadLetter(
                row.text("reason"),
                row.text("detail"),
                row.text("topic"),
                row.integer("partition"),
                row.integer("offset"),
                row.text("event_id"),
                row.value("occurred_at").isNull() ? null : row.instant("occurred_at"),
                row.instant("received_at"),
                row.text("payload"));
    }

    private static String cursor(WarehouseRow row) {
        return row.text("millis") + "~" + row.text("topic") + "~" + row.text("partition") + "~" + row.text("offset");
    }
}
