package io.clearshare.stack.broker;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** The topics of a broker. */
public final class Topics {

    private Topics() {}

    /**
     * Creates topics and waits until every partition is served. Before that the first batch of an idempotent producer may be refused
     * and its second taken, after which the first is refused until it expires (KAFKA-15591).
     */
    public static void create(String bootstrapServers, Collection<NewTopic> topics)
            throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            CreateTopicsResult created = admin.createTopics(topics);
            Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
            for (NewTopic topic : topics) {
                int count = created.numPartitions(topic.name()).get();
                for (int i = 0; i < count; i++) {
                    partitions.put(new TopicPartition(topic.name(), i), OffsetSpec.latest());
                }
            }
            admin.listOffsets(partitions).all().get();
        }
    }
}
