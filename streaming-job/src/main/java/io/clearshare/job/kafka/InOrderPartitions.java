package io.clearshare.job.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.connector.base.source.reader.RecordsBySplits;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;
import org.apache.flink.connector.kafka.source.metrics.KafkaSourceReaderMetrics;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The partitions of one task, of which those that are ahead of others wait. */
final class InOrderPartitions implements SplitReader<ConsumerRecord<byte[], byte[]>, KafkaPartitionSplit> {

    /** How long no record has to come before nobody waits any more for those that have not given one: their broker may be away. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaSourceReaderMetrics metrics;
    private final ReadInOrder order = new ReadInOrder();

    InOrderPartitions(Map<String, Object> settings, KafkaSourceReaderMetrics metrics) {
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.metrics = metrics;
        metrics.registerNumBytesIn(consumer);
    }

    @Override
    public void handleSplitsChanges(SplitsChange<KafkaPartitionSplit> change) {
        if (!(change instanceof SplitsAddition)) {
            throw new UnsupportedOperationException("partitions are only ever added: " + change);
        }
        List<TopicPartition> assigned = new ArrayList<>(consumer.assignment());
        change.splits().forEach(split -> assigned.add(split.getTopicPartition()));
        consumer.assign(assigned);
        for (KafkaPartitionSplit split : change.splits()) {
            order.add(split.getTopicPartition());
            metrics.registerTopicPartition(split.getTopicPartition());
            if (split.getStartingOffset() == KafkaPartitionSplit.EARLIEST_OFFSET) {
                consumer.seekToBeginning(List.of(split.getTopicPartition()));
            } else {
                consumer.seek(split.getTopicPartition(), split.getStartingOffset());
            }
        }
    }

    @Override
    public RecordsWithSplitIds<ConsumerRecord<byte[], byte[]>> fetch() {
        Map<String, Collection<ConsumerRecord<byte[], byte[]>>> read = new LinkedHashMap<>();
        ConsumerRecords<byte[], byte[]> records;
        try {
            records = consumer.poll(PATIENCE);
        } catch (WakeupException e) {
            // Partitions are to be added, or this is to be closed.
            return new RecordsBySplits<>(read, Set.of());
        }
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> each = records.records(partition);
            order.read(partition, each.get(each.size() - 1).timestamp());
            metrics.maybeAddRecordsLagMetric(consumer, partition);
            read.put(KafkaPartitionSplit.toSplitId(partition), each);
        }
        metrics.updateNumBytesInCounter();
        if (records.isEmpty()) {
            order.nothingCame();
        }
        ReadInOrder.Change change =
                order.look(partition -> consumer.currentLag(partition).orElse(1) > 0);
        consumer.pause(change.pause());
        consumer.resume(change.resume());
        return new RecordsBySplits<>(read, Set.of());
    }

    @Override
    public void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
