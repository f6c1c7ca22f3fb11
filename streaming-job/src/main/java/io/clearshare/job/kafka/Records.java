package io.clearshare.job.kafka;

import io.clearshare.domain.event.Topic;
import io.clearshare.job.message.Inbound;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Reads the topics from their beginning; later runs go on from their checkpoint. */
public final class Records {

    private static final Duration DISCOVERY = Duration.ofSeconds(30);

    private Records() {}

    /** The six topics of events. */
    public static InOrderSource events(String bootstrapServers) {
        return new InOrderSource(source(
                bootstrapServers,
                Arrays.stream(Topic.values()).map(Topic::kafkaName).toList(),
                "clearshare-stream-events"));
    }

    /** The compacted topic of programme entries. */
    public static KafkaSource<Inbound> programme(String bootstrapServers) {
        return source(bootstrapServers, List.of(Topic.PROGRAM), "clearshare-stream-programme");
    }

    /** Throws when a topic no longer holds its first record: what it has dropped cannot be read again. */
    public static void requireComplete(String bootstrapServers) throws InterruptedException, ExecutionException {
        List<String> topics =
                Arrays.stream(Topic.values()).map(Topic::kafkaName).toList();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            Map<TopicPartition, OffsetSpec> first = new HashMap<>();
            admin.describeTopics(topics)
                    .allTopicNames()
                    .get()
                    .forEach((topic, description) -> description
                            .partitions()
                            .forEach(each ->
                                    first.put(new TopicPartition(topic, each.partition()), OffsetSpec.earliest())));
            admin.listOffsets(first).all().get().forEach((partition, offset) -> {
                if (offset.offset() > 0) {
                    throw new IllegalStateException("The tables cannot be rebuilt: " + partition
                            + " has dropped its first " + offset.offset() + " records (set retention.ms to -1).");
                }
            });
        }
    }

    private static KafkaSource<Inbound> source(String bootstrapServers, List<String> topics, String group) {
        return KafkaSource.<Inbound>builder()
                .setBootstrapServers(bootstrapServers)
                .setTopics(topics)
                .setGroupId(group)
                .setClientIdPrefix(group)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new InboundSchema())
                .setProperty("partition.discovery.interval.ms", String.valueOf(DISCOVERY.toMillis()))
                .setProperty("isolation.level", "read_committed")
                .setProperty("commit.offsets.on.checkpoint", "false")
                .setProperty("fetch.min.bytes", "65536")
                .setProperty("fetch.max.wait.ms", "50")
                .build();
    }
}
