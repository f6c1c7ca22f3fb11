package io.clearshare.job.stage;

import io.clearshare.job.message.ProgrammeUpdate;
import io.clearshare.job.row.Row;
import io.clearshare.job.row.Rows;
import io.clearshare.job.row.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** A stage alone, with what it sent out so far. */
final class StageHarness<U> implements AutoCloseable {

    private final AbstractStreamOperatorTestHarness<Rows> harness;
    private int rowsSeen;

    private StageHarness(AbstractStreamOperatorTestHarness<Rows> harness, @Nullable OperatorSubtaskState state)
            throws Exception {
        this.harness = harness;
        harness.setup(Outputs.ROWS.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
    }

    static <U> StageHarness<U> of(
            OneInputStreamOperator<U, Rows> stage, KeySelector<U, String> key, @Nullable OperatorSubtaskState state)
            throws Exception {
        return new StageHarness<>(new KeyedOneInputStreamOperatorTestHarness<>(stage, key, Types.STRING), state);
    }

    static <U> StageHarness<U> of(
            TwoInputStreamOperator<U, ProgrammeUpdate, Rows> stage,
            KeySelector<U, String> key,
            @Nullable OperatorSubtaskState state)
            throws Exception {
        return new StageHarness<>(new KeyedTwoInputStreamOperatorTestHarness<>(stage, key, null, Types.STRING), state);
    }

    @SuppressWarnings("unchecked")
    void send(U update) throws Exception {
        if (harness instanceof KeyedOneInputStreamOperatorTestHarness<?, ?, ?> one) {
            ((KeyedOneInputStreamOperatorTestHarness<String, U, Rows>) one).processElement(new StreamRecord<>(update));
        } else {
            ((KeyedTwoInputStreamOperatorTestHarness<String, U, ProgrammeUpdate, Rows>) harness)
                    .processElement1(new StreamRecord<>(update));
        }
    }

    @SuppressWarnings("unchecked")
    void programme(ProgrammeUpdate update) throws Exception {
        ((KeyedTwoInputStreamOperatorTestHarness<String, U, ProgrammeUpdate, Rows>) harness)
                .processElement2(new StreamRecord<>(update));
    }

    @SuppressWarnings("unchecked")
    void watermark(long at) throws Exception {
        if (harness instanceof KeyedOneInputStreamOperatorTestHarness<?, ?, ?> one) {
            one.processWatermark(new Watermark(at));
        } else {
            KeyedTwoInputStreamOperatorTestHarness<String, U, ProgrammeUpdate, Rows> two =
                    (KeyedTwoInputStreamOperatorTestHarness<String, U, ProgrammeUpdate, Rows>) harness;
            two.processWatermark1(new Watermark(at));
            two.processWatermark2(new Watermark(at));
        }
    }

    /** Passes a barrier. */
    OperatorSubtaskState barrier(long checkpointId) throws Exception {
        harness.getOperator().prepareSnapshotPreBarrier(checkpointId);
        return harness.snapshot(checkpointId, checkpointId);
    }

    void wallClock(long at) throws Exception {
        harness.setProcessingTime(at);
    }

    /** The rows sent since the last look. */
    List<Row> rows() {
        List<Row> all = rows(harness);
        List<Row> fresh = all.subList(rowsSeen, all.size());
        rowsSeen = all.size();
        return fresh;
    }

    /** All rows that a stage has sent. */
    static List<Row> rows(AbstractStreamOperatorTestHarness<Rows> harness) {
        List<Row> all = new ArrayList<>();
        harness.extractOutputValues().forEach(rows -> rows.each(all::add));
        return all;
    }

    List<Row> rows(Table table) {
        return rows().stream().filter(row -> row.table() == table).toList();
    }

    /** What left by a named output since the last look. */
    <T> List<T> sent(OutputTag<T> tag) {
        ConcurrentLinkedQueue<StreamRecord<T>> queue = harness.getSideOutput(tag);
        List<T> sent = new ArrayList<>();
        if (queue != null) {
            queue.forEach(record -> sent.add(record.getValue()));
            queue.clear();
        }
        return sent;
    }

    int timers() {
        return harness.numEventTimeTimers();
    }

    /** The number of keys with state. */
    long entries() {
        return ((AbstractStreamOperator<?>) harness.getOperator())
                .getKeyedStateBackend()
                .getKeys("kept", VoidNamespace.INSTANCE)
                .count();
    }

    @Override
    public void close() throws Exception {
        harness.close();
    }
}
