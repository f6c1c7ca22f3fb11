package io.clearshare.job.kafka;

import io.clearshare.domain.event.Topic;
import io.clearshare.job.message.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes refused records to the dead-letter topic: JSON with the reason and the original bytes in base64. */
public final class DeadLetterTopic {

    private DeadLetterTopic() {}

    /** The sink; after a failure a dead letter may be written twice, with the same source offset. */
    public static KafkaSink<DeadLetter> sink(String bootstrapServers) {
        return KafkaSink.<DeadLetter>builder()
                .setBootstrapServers(bootstrapServers)
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(new Json())
                .setProperty("delivery.timeout.ms", String.valueOf(Integer.MAX_VALUE))
                .setProperty("compression.type", "lz4")
                .build();
    }

    /** One dead letter as one record, keyed by where it came from. */
    static final class Json implements KafkaRecordSerializationSchema<DeadLetter> {

        private static final long serialVersionUID = 1;

        @Override
        public ProducerRecord<byte[], byte[]> serialize(DeadLetter letter, KafkaSinkContext context, Long timestamp) {
            String source = letter.topic() + "/" + letter.partition() + "@" + letter.offset();
            String json = "{\"reason\":\"" + letter.reason().name() + "\",\"text\":\"" + escaped(letter.detail())
                    + "\",\"topic\":\"" + escaped(letter.topic()) + "\",\"partition\":" + letter.partition()
                    + ",\"offset\":" + letter.offset() + ",\"eventId\":\"" + escaped(letter.eventId())
                    + "\",\"payload\":\"" + Base64.getEncoder().encodeToString(letter.payload()) + "\"}";
            return new ProducerRecord<>(
                    Topic.DEAD_LETTERS, source.getBytes(StandardCharsets.UTF_8), json.getBytes(StandardCharsets.UTF_8));
        }

        static String escaped(String text) {
            StringBuilder out = new StringBuilder(text.length());
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"' || c == '\\') {
                    out.append('\\').append(c);
                } else if (c < ' ') {
                    out.append(String.format("\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
            return out.toString();
        }
    }
}
