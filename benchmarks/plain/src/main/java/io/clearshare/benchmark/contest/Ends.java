package io.clearshare.benchmark.contest;

import io.clearshare.domain.event.Topic;
import java.util.ArrayList;
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
        List<TopicPartition> wanted = new ArrayList<>();
        for (Topic topic : TOPICS) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                wanted.add(new TopicPartition(topic.kafkaName(), partition));
            }
        }
        return ends(kafka, wanted);
    }

    /** The next offset of the programme. */
    public static Map<TopicPartition, Long> ofProgramme(String kafka) throws InterruptedException, ExecutionException {
        return ends(kafka, List.of(new TopicPartition(Topic.PROGRAM, 0)));
    }

    private static Map<TopicPartition, Long> ends(String kafka, List<TopicPartition> wanted)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        wanted.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.listOffsets(latest).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        }
        return ends;
    }
}
