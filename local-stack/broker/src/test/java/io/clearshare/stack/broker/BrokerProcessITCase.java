package io.clearshare.stack.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.stack.process.FreePorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerProcessITCase {

    private static final String TOPIC = "clearshare.clicks";

    @TempDir
    Path directory;

    @Test
    void acknowledgedRecordsSurviveAKilledBroker() throws Exception {
        int port = FreePorts.next();
        Path data = directory.resolve("kafka");
        Path log = directory.resolve("kafka.log");
        try (BrokerProcess broker = BrokerProcess.start(port, data, log)) {
            Topics.create(broker.bootstrapServers(), List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())));
            send(broker, "before the kill");
            broker.kill();
        }
        try (BrokerProcess broker = BrokerProcess.start(port, data, log)) {
            send(broker, "after the restart");

            assertThat(read(broker, 2)).containsExactly("before the kill", "after the restart");
        }
    }

    private static void send(BrokerProcess broker, String value) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all");
        StringSerializer text = new StringSerializer();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(config, text, text)) {
            producer.send(new ProducerRecord<>(TOPIC, value)).get();
        }
    }

    private static List<String> read(BrokerProcess broker, int count) {
        Map<String, Object> config = Map.of("bootstrap.servers", broker.bootstrapServers());
        StringDeserializer text = new StringDeserializer();
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(config, text, text)) {
            List<TopicPartition> partitions = List.of(new TopicPartition(TOPIC, 0));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(found -> values.add(found.value()));
            }
        }
        return values;
    }
}
