package io.clearshare.admin.progress;

import io.clearshare.admin.eventlog.EventLog;
import io.clearshare.admin.warehouse.Warehouse;
import io.clearshare.admin.warehouse.WarehouseRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the warehouse up to which record of each partition all rows are readable. */
@Component
class Covered {

    private final Warehouse warehouse;
    private final EventLog log;
    private Map<TopicPartition, Long> beginnings = Map.of();

    Covered(Warehouse warehouse, EventLog log) {
        this.warehouse = warehouse;
        this.log = log;
    }

    /** The first record of each partition whose rows may be missing; a partition that is absent has none covered. */
    record Offsets(Map<TopicPartition, Long> next, @Nullable Instant committedAt) {

        long of(TopicPartition partition) {
            return next.getOrDefault(partition, 0L);
        }

        /** How many records before the given ends are not covered. */
        long missing(Map<TopicPartition, Long> ends) {
            return ends.entrySet().stream()
                    .mapToLong(end -> Math.max(0, end.getValue() - of(end.getKey())))
                    .sum();
        }
    }

    Offsets now() {
        Map<TopicPartition, Long> next = new HashMap<>(beginnings());
        Instant committedAt = null;
        for (WarehouseRow row :
                warehouse.query("SELECT topic, partition, next_offset, committed_at FROM stream_progress")) {
            TopicPartition partition = new TopicPartition(row.text("topic"), (int) row.integer("partition"));
            next.merge(partition, row.integer("next_offset"), Math::max);
            committedAt = row.instant("committed_at");
        }
        return new Offsets(next, committedAt);
    }

    /** Records that retention deleted before the first question cannot be missing. */
    private synchronized Map<TopicPartition, Long> beginnings() {
        if (beginnings.isEmpty()) {
            beginnings = log.beginningOffsets();
        }
        return beginnings;
    }
}
