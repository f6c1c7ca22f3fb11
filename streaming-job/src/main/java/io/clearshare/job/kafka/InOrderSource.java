package io.clearshare.job.kafka;

import io.clearshare.job.message.Inbound;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/** Kafka's records, those of all partitions that one task reads in order of arrival while there is a backlog. */
public final class InOrderSource
        implements Source<Inbound, KafkaPartitionSplit, KafkaSourceEnumState>, ResultTypeQueryable<Inbound> {

    private static final long serialVersionUID = 1;

    private final KafkaSource<Inbound> kafka;

    InOrderSource(KafkaSource<Inbound> kafka) {
        this.kafka = kafka;
    }

    @Override
    public SourceReader<Inbound, KafkaPartitionSplit> createReader(SourceReaderContext context) throws Exception {
        return new Reader(kafka.createReader(context));
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

    /** Reads what the order lets it. */
    private static final class Reader implements SourceReader<Inbound, KafkaPartitionSplit> {

        /** How many records are read between two looks at the order. */
        private static final int RECORDS_PER_LOOK = 1_000;

        /** How long nothing has to come before nobody waits any more for those who have nothing. */
        private static final long PATIENCE_MILLIS = 50;

        private static final Executor LATER =
                CompletableFuture.delayedExecutor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS, Runnable::run);

        private final SourceReader<Inbound, KafkaPartitionSplit> kafka;
        private final ReadInOrder order = new ReadInOrder();
        private @Nullable Watched watched;
        private int unlooked;
        private @Nullable CompletableFuture<Void> patience;

        Reader(SourceReader<Inbound, KafkaPartitionSplit> kafka) {
            this.kafka = kafka;
        }

        @Override
        public InputStatus pollNext(ReaderOutput<Inbound> output) throws Exception {
            InputStatus status = kafka.pollNext(watched(output));
            if (status != InputStatus.NOTHING_AVAILABLE) {
                patience = null;
                if (++unlooked >= RECORDS_PER_LOOK) {
                    unlooked = 0;
                    apply(order.look());
                }
            } else if (!order.somebodyWaits() || patience != null && patience.isDone()) {
                patience = null;
                apply(order.nothingThere());
            } else if (patience == null) {
                patience = CompletableFuture.runAsync(() -> {}, LATER);
            }
            return status;
        }

        private Watched watched(ReaderOutput<Inbound> output) {
            Watched known = watched;
            if (known == null || known.output() != output) {
                known = new Watched(output, order);
                watched = known;
            }
            return known;
        }

        private void apply(ReadInOrder.Change change) {
            if (!change.isNothing()) {
                kafka.pauseOrResumeSplits(change.pause(), change.resume());
            }
        }

        @Override
        public void addSplits(List<KafkaPartitionSplit> splits) {
            splits.forEach(split -> order.add(split.splitId()));
            kafka.addSplits(splits);
        }

        @Override
        public void start() {
            kafka.start();
        }

        @Override
        public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
            return kafka.snapshotState(checkpointId);
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            CompletableFuture<Void> something = kafka.isAvailable();
            return patience == null
                    ? something
                    : CompletableFuture.anyOf(something, patience).thenAccept(either -> {});
        }

        @Override
        public void notifyNoMoreSplits() {
            kafka.notifyNoMoreSplits();
        }

        @Override
        public void handleSourceEvents(SourceEvent event) {
            kafka.handleSourceEvents(event);
        }

        @Override
        public void notifyCheckpointComplete(long checkpointId) throws Exception {
            kafka.notifyCheckpointComplete(checkpointId);
        }

        @Override
        public void notifyCheckpointAborted(long checkpointId) throws Exception {
            kafka.notifyCheckpointAborted(checkpointId);
        }

        @Override
        public void pauseOrResumeSplits(Collection<String> pause, Collection<String> resume) {
            throw new UnsupportedOperationException("who waits is decided here, not by an alignment of event times");
        }

        @Override
        public void close() throws Exception {
            kafka.close();
        }
    }

    /** Hands on everything, and tells the order what was read. */
    private record Watched(ReaderOutput<Inbound> output, ReadInOrder order) implements ReaderOutput<Inbound> {

        @Override
        public SourceOutput<Inbound> createOutputForSplit(String splitId) {
            return new WatchedSplit(splitId, output.createOutputForSplit(splitId), order);
        }

        @Override
        public void releaseOutputForSplit(String splitId) {
            output.releaseOutputForSplit(splitId);
        }

        @Override
        public void collect(Inbound record) {
            output.collect(record);
        }

        @Override
        public void collect(Inbound record, long timestamp) {
            output.collect(record, timestamp);
        }

        @Override
        public void emitWatermark(Watermark watermark) {
            output.emitWatermark(watermark);
        }

        @Override
        public void markIdle() {
            output.markIdle();
        }

        @Override
        public void markActive() {
            output.markActive();
        }
    }

    private record WatchedSplit(String splitId, SourceOutput<Inbound> output, ReadInOrder order)
            implements SourceOutput<Inbound> {

        @Override
        public void collect(Inbound record) {
            order.read(splitId, record.appendedAt());
            output.collect(record);
        }

        @Override
        public void collect(Inbound record, long timestamp) {
            order.read(splitId, record.appendedAt());
            output.collect(record, timestamp);
        }

        @Override
        public void emitWatermark(Watermark watermark) {
            output.emitWatermark(watermark);
        }

        @Override
        public void markIdle() {
            output.markIdle();
        }

        @Override
        public void markActive() {
            output.markActive();
        }
    }
}
