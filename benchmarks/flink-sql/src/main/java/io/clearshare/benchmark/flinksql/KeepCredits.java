package io.clearshare.benchmark.flinksql;

import io.clearshare.benchmark.contest.CreditFile;
import java.nio.file.Path;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.types.Row;

/** Appends credits to a file, as the job's own conversions are kept. */
@SuppressWarnings("NullAway.Init") // Flink initialises an operator before its first element
final class KeepCredits extends AbstractStreamOperator<Void> implements OneInputStreamOperator<Row, Void> {

    private static final long serialVersionUID = 1;

    private final String directory;
    private transient CreditFile credits;

    KeepCredits(String directory) {
        this.directory = directory;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
        credits = new CreditFile(Path.of(directory), Integer.toString(subtask));
    }

    @Override
    public void processElement(StreamRecord<Row> element) throws Exception {
        Row row = element.getValue();
        credits.write(text(row, 0), text(row, 1), text(row, 2), (Long) row.getFieldAs(3));
    }

    private static String text(Row row, int column) {
        return String.valueOf(row.<Object>getFieldAs(column));
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        credits.flush();
    }

    @Override
    public void finish() throws Exception {
        credits.flush();
        super.finish();
    }

    @Override
    public void close() throws Exception {
        if (credits != null) {
            credits.close();
        }
        super.close();
    }
}
