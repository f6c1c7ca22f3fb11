package io.clearshare.admin.parts;

import io.clearshare.stack.broker.BrokerProcess;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a topic from its beginning. */
public final class Log {

    private static final Duration MAX = Duration.ofSeconds(30);

    private Log() {}

    /** The first record with such a key, waiting for it if need be. */
    public static JsonNode await(BrokerProcess broker, String topic, Predicate<String> key) {
        long deadline = System.nanoTime() + MAX.toNanos();
        try (KafkaConsumer<byte[], byte[]> consumer = open(broker)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (System.nanoTime() < deadline) {
                for (ConsumerRecord<byte[], byte[]> found : consumer.poll(Duration.ofMillis(200))) {
                    if (key.test(new String(found.key(), StandardCharsets.UTF_8))) {
                        return JsonMapper.shared().readTree(found.value());
                    }
                }
            }
        }
        throw new AssertionError("No such record in " + topic);
    }

    /** How many records with such a key there are up to the present end. */
    public static long count(BrokerProcess broker, String topic, Predicate<String> key) {
        long count = 0;
        try (KafkaConsumer<byte[], byte[]> consumer = open(broker)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                for (ConsumerRecord<byte[], byte[]> found : consumer.poll(Duration.ofMillis(200))) {
                    count += key.test(new String(found.key(), StandardCharsets.UTF_8)) ? 1 : 0;
                }
            }
        }
        return count;
    }

    private static KafkaConsumer<byte[], byte[]> open(BrokerProcess broker) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
