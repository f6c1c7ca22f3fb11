package io.clearshare.job.stage;

import io.clearshare.job.message.DeadLetter;
import io.clearshare.job.message.Fact;
import io.clearshare.job.message.Outcome;
import io.clearshare.job.row.EventRows;
import io.clearshare.job.row.Row;
import io.clearshare.job.row.Rows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * A stage of the dataflow: rows are its main output, everything else leaves by a named one.
 *
 * <p>It tallies what became of records and says so before every barrier, so that the counts of a checkpoint add up.
 */
@SuppressWarnings("NullAway.Init") // Flink initialises an operator before its first element
abstract class Stage extends AbstractStreamOperator<Rows> {

    private static final long serialVersionUID = 1;

    private transient Map<String, long[]> tally;
    private transient Rows.Gathered earlyRows;
    private transient Rows.Gathered rows;

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        tally = new LinkedHashMap<>();
        earlyRows = new Rows.Gathered(true);
        rows = new Rows.Gathered(false);
    }

    /** Sends a row on its way, before the next barrier. */
    public final void row(Row row) {
        Rows.Gathered gathered = row.table().isEarly() ? earlyRows : rows;
        gathered.add(row);
        if (gathered.isEnough()) {
            send(gathered);
        }
    }

    private void send(Rows.Gathered gathered) {
        output.collect(new StreamRecord<>(gathered.take()));
    }

    private void sendAll() {
        for (Rows.Gathered gathered : List.of(earlyRows, rows)) {
            if (!gathered.isEmpty()) {
                send(gathered);
            }
        }
    }

    final <T> void emit(OutputTag<T> tag, T value) {
        output.collect(tag, new StreamRecord<>(value));
    }

    final void deadLetter(DeadLetter letter) {
        emit(Outputs.DEAD_LETTERS, letter);
        row(EventRows.deadLetter(letter));
    }

    final void beyondHorizon(Fact fact) {
        row(EventRows.late(fact));
        tally(fact, Outcome.Kind.BEYOND_HORIZON, 1);
    }

    final void tally(Fact fact, Outcome.Kind kind, long records) {
        tally(fact.topic().kafkaName(), kind, records);
    }

    final void tally(String topic, Outcome.Kind kind, long records) {
        tally.computeIfAbsent(topic, t -> new long[Outcome.Kind.values().length])[kind.ordinal()] += records;
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        tellOutcomes();
        sendAll();
    }

    @Override
    public void finish() throws Exception {
        tellOutcomes();
        sendAll();
        super.finish();
    }

    private void tellOutcomes() {
        tally.forEach((topic, records) -> {
            for (Outcome.Kind kind : Outcome.Kind.values()) {
                if (records[kind.ordinal()] != 0) {
                    emit(Outputs.OUTCOMES, new Outcome(topic, kind, records[kind.ordinal()]));
                }
            }
        });
        tally.clear();
    }
}
