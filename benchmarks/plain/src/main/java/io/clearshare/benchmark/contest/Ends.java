package io.clearshare.benchmark.contest;

import io.clearshare.domain.event.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How far the workload's topics go. */
public final class Ends {

    /** The topics that hold the workload's events. */
    public static final List<Topic> TOPICS = List.of(Topic.CLICKS, Topic.SIGNUPS, Topic.TRADES);

    /** Partitions of each of them. */
    public static final int PARTITIONS = 4;

    private Ends() {}

    /** The next offset of every partition of the workload. */
    public static Map<TopicPartition, Long> of(String kafka) throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        for (Topic topic : TOPICS) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                wanted.put(new TopicPartition(topic.kafkaName(), partition), OffsetSpec.latest());
            }
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.listOffsets(wanted).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        }
        return ends;
    }
}
