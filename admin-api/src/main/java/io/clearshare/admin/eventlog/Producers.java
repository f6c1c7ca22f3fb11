package io.clearshare.admin.eventlog;

import io.clearshare.admin.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.stereotype.Component;

/** Makes producers that repeat nothing and lose nothing: idempotent, acknowledged by all replicas. */
@Component
public class Producers {

    private final String bootstrap;

    Producers(Settings settings) {
        this.bootstrap = settings.kafka().bootstrap();
    }

    /** A new producer; whoever asks for it closes it. */
    public Producer<byte[], byte[]> open(String clientId) {
        Map<String, Object> options = new HashMap<>();
        options.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        options.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        options.put(ProducerConfig.ACKS_CONFIG, "all");
        options.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        options.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        options.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        options.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        options.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        options.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        return new KafkaProducer<>(options, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
