package io.clearshare.admin.analytics;

import io.clearshare.admin.progress.Progress;
import io.clearshare.admin.spool.Spool;
import io.clearshare.admin.warehouse.Warehouse;
import io.clearshare.admin.warehouse.WarehouseRow;
import io.clearshare.domain.event.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How events flow: received and what became of them, and how far the results lag behind. */
@Component
class EventHealth {

    private final Warehouse warehouse;
    private final Progress progress;
    private final Spool spool;

    EventHealth(Warehouse warehouse, Progress progress, Spool spool) {
        this.warehouse = warehouse;
        this.progress = progress;
        this.spool = spool;
    }

    /** The counters of a topic since the beginning, and its records that are not readable yet. */
    record TopicHealth(
            String topic, long received, long counted, long repeats, long deadLetters, long beyondHorizon, long lag) {}

    record SpoolHealth(long records, long bytes) {}

    record Report(
            List<TopicHealth> topics,
            long inputLag,
            Instant completeUpTo,
            @Nullable Instant checkpointedAt,
            SpoolHealth spool) {}

    Report now() {
        Map<String, WarehouseRow> counts = new HashMap<>();
        warehouse.query("SELECT * FROM ingest_counts").forEach(row -> counts.put(shortName(row.text("topic")), row));
        Map<String, Long> lags = progress.lagByTopic();
        List<TopicHealth> topics = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            topics.add(topic(topic, counts.get(topic.shortName()), lags.getOrDefault(topic.kafkaName(), 0L)));
        }
        Progress.Snapshot snapshot = progress.snapshot();
        return new Report(
                topics,
                snapshot.inputLag(),
                snapshot.completeUpTo(),
                snapshot.checkpointedAt(),
                new SpoolHealth(spool.appended() - spool.delivered(), spool.pendingBytes()));
    }

    private static TopicHealth topic(Topic topic, @Nullable WarehouseRow row, long lag) {
        if (row == null) {
            return new TopicHealth(topic.shortName(), 0, 0, 0, 0, 0, lag);
        }
        return new TopicHealth(
                topic.shortName(),
                row.integer("received"),
                row.integer("counted"),
                row.integer("repeats"),
                row.integer("dead_letters"),
                row.integer("beyond_horizon"),
                lag);
    }

    private static String shortName(String topic) {
        return topic.substring(topic.lastIndexOf('.') + 1);
    }
}
