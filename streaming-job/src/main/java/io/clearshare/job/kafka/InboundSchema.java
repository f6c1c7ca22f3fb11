package io.clearshare.job.kafka;

import io.clearshare.job.codec.CodecType;
import io.clearshare.job.codec.Format;
import io.clearshare.job.message.Inbound;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Hands every record on as it is: what is wrong with it is for a later stage to say. */
final class InboundSchema implements KafkaRecordDeserializationSchema<Inbound> {

    private static final long serialVersionUID = 1;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Inbound> out) {
        out.collect(
                new Inbound(record.topic(), record.partition(), record.offset(), record.timestamp(), record.value()));
    }

    @Override
    public TypeInformation<Inbound> getProducedType() {
        return new CodecType<>(Format.INBOUND, Inbound.class);
    }
}
