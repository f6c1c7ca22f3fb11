package io.clearshare.stack.reconcile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topics from their first record to the end that they had when the reading began. */
final class ReadKafka {
    static final List<String> EVENT_TOPICS = List.of("clicks", "signups", "identities", "trades", "spend", "posts");

    private final Map<String, Object> settings;

    ReadKafka(String bootstrapServers) {
        settings = Map.of(
                "bootstrap.servers", bootstrapServers,
                "enable.auto.commit", "false",
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed");
    }

    /** All records of the topic {@code clearshare.<name>}, by partition and offset. */
    List<ConsumerRecord<byte[], byte[]>> topic(String name) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        each(name, records::add);
        records.sort(Comparator.<ConsumerRecord<byte[], byte[]>>comparingInt(ConsumerRecord::partition)
                .thenComparingLong(ConsumerRecord::offset));
        return records;
    }

    /** Hands over the records of the topic {@code clearshare.<name>}, those of a partition in their order. */
    void each(String name, Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("clearshare." + name).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.offset()
                            < ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L)) {
                        taker.accept(record);
                    }
                });
            }
        }
    }
}
