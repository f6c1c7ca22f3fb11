package io.clearshare.job.kafka;

import io.clearshare.domain.event.Topic;
import io.clearshare.job.message.Inbound;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;

/** Reads the topics from their beginning; later runs go on from their checkpoint. */
public final class Records {

    private static final Duration DISCOVERY = Duration.ofSeconds(30);

    private Records() {}

    /** The six topics of events. */
    public static InOrderSource events(String bootstrapServers) {
        List<String> topics =
                Arrays.stream(Topic.values()).map(Topic::kafkaName).toList();
        Map<String, String> consumer = consumer(bootstrapServers, "clearshare-stream-events");
        return new InOrderSource(source(topics, consumer), consumer);
    }

    /** The compacted topic of programme entries. */
    public static KafkaSource<Inbound> programme(String bootstrapServers) {
        return source(List.of(Topic.PROGRAM), consumer(bootstrapServers, "clearshare-stream-programme"));
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

    private static Map<String, String> consumer(String bootstrapServers, String group) {
        return Map.ofEntries(
                Map.entry(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                Map.entry(ConsumerConfig.GROUP_ID_CONFIG, group),
                Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
                Map.entry(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "65536"),
                Map.entry(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "50"),
                Map.entry(
                        KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(), String.valueOf(DISCOVERY.toMillis())),
                Map.entry(KafkaSourceOptions.COMMIT_OFFSETS_ON_CHECKPOINT.key(), "false"));
    }

    private static KafkaSource<Inbound> source(List<String> topics, Map<String, String> consumer) {
        Properties properties = new Properties();
        properties.putAll(consumer);
        return KafkaSource.<Inbound>builder()
                .setTopics(topics)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new InboundSchema())
                .setProperties(properties)
                .build();
    }
}
