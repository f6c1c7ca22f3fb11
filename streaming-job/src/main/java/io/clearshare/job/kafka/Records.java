package io.clearshare.job.kafka;

import io.clearshare.domain.event.Topic;
import io.clearshare.job.message.Inbound;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;

/** Reads the topics from their beginning; later runs go on from their checkpoint. */
public final class Records {

    private static final Duration DISCOVERY = Duration.ofSeconds(30);

    private Records() {}

    /** The six topics of events. */
    public static KafkaSource<Inbound> events(String bootstrapServers) {
        return source(
                bootstrapServers,
                Arrays.stream(Topic.values()).map(Topic::kafkaName).toList(),
                "clearshare-stream-events");
    }

    /** The compacted topic of programme entries. */
    public static KafkaSource<Inbound> programme(String bootstrapServers) {
        return source(bootstrapServers, List.of(Topic.PROGRAM), "clearshare-stream-programme");
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
                .build();
    }
}
