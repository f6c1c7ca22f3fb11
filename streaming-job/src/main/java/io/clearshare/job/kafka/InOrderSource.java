package io.clearshare.job.kafka;

import io.clearshare.job.message.Inbound;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.synchronization.FutureCompletingBlockingQueue;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.metrics.KafkaSourceReaderMetrics;
import org.apache.flink.connector.kafka.source.reader.KafkaRecordEmitter;
import org.apache.flink.connector.kafka.source.reader.KafkaSourceReader;
import org.apache.flink.connector.kafka.source.reader.fetcher.KafkaSourceFetcherManager;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Kafka's records, those of all partitions that one task reads in order of arrival while there is a backlog. */
public final class InOrderSource
        implements Source<Inbound, KafkaPartitionSplit, KafkaSourceEnumState>, ResultTypeQueryable<Inbound> {

    private static final long serialVersionUID = 1;

    private final KafkaSource<Inbound> kafka;
    private final Map<String, String> consumer;

    /** The {@code kafka} that finds the partitions, and the settings of those who read them. */
    InOrderSource(KafkaSource<Inbound> kafka, Map<String, String> consumer) {
        this.kafka = kafka;
        this.consumer = consumer;
    }

    @Override
    public SourceReader<Inbound, KafkaPartitionSplit> createReader(SourceReaderContext context) {
        KafkaSourceReaderMetrics metrics = new KafkaSourceReaderMetrics(context.metricGroup());
        FutureCompletingBlockingQueue<RecordsWithSplitIds<ConsumerRecord<byte[], byte[]>>> read =
                new FutureCompletingBlockingQueue<>();
        return new KafkaSourceReader<>(
                read,
                new KafkaSourceFetcherManager(
                        read, () -> new InOrderPartitions(settings(context), metrics), finished -> {}),
                new KafkaRecordEmitter<>(new InboundSchema()),
                Configuration.fromMap(consumer),
                context,
                metrics);
    }

    private Map<String, Object> settings(SourceReaderContext context) {
        Map<String, Object> settings = new HashMap<>(consumer);
        settings.put(
                ConsumerConfig.CLIENT_ID_CONFIG,
                consumer.get(ConsumerConfig.GROUP_ID_CONFIG) + "-" + context.getIndexOfSubtask());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return settings;
    }

    @Override
    public Boundedness getBoundedness() {
        return kafka.getBoundedness();
    }

    @Override
    public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
            SplitEnumeratorContext<KafkaPartitionSplit> context) {
        return kafka.createEnumerator(context);
    }

    @Override
    public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
            SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState state) throws Exception {
        return kafka.restoreEnumerator(context, state);
    }

    @Override
    public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
        return kafka.getSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
        return kafka.getEnumeratorCheckpointSerializer();
    }

    @Override
    public TypeInformation<Inbound> getProducedType() {
        return kafka.getProducedType();
    }
}
