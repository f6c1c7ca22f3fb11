package io.clearshare.stack.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes records past the API straight to Kafka. Closing it waits until Kafka has them all, and throws when it refused
 * one: a test that counts records must not lose any unnoticed.
 */
final class RecordSender implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> refusal = new AtomicReference<>();

    /** @param stack a running stack as {@code stack.json} describes it */
    RecordSender(JsonNode stack) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", stack.get("kafka").get("bootstrapServers").asText(), "acks", "all");
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** @param topic without the prefix that all topics share */
    void send(String topic, byte @Nullable [] key, byte[] value) {
        // The callback keeps the failure; so nobody waits for the future.
        var unused = producer.send(new ProducerRecord<>("clearshare." + topic, key, value), (sent, failure) -> {
            if (failure != null) {
                refusal.compareAndSet(null, failure);
            }
        });
    }

    @Override
    public void close() {
        producer.close();
        Exception failure = refusal.get();
        if (failure != null) {
            throw new IllegalStateException("Kafka did not take a record", failure);
        }
    }
}
