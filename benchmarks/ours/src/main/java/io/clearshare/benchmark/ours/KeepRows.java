package io.clearshare.benchmark.ours;

import io.clearshare.benchmark.contest.ConversionFile;
import io.clearshare.job.row.Rows;
import io.clearshare.job.row.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.kafka.common.TopicPartition;

/** Takes the place of ClickHouse: appends conversions to a file as they are, counts all other rows. */
@SuppressWarnings("NullAway.Init") // Flink initialises an operator before its first element
final class KeepRows extends AbstractStreamOperator<Void> implements OneInputStreamOperator<Rows, Void> {

    private static final long serialVersionUID = 1;

    private final String directory;
    private transient ConversionFile conversions;
    private transient long rows;
    private transient long bytes;

    KeepRows(String directory) {
        this.directory = directory;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
        conversions = new ConversionFile(Path.of(directory), Integer.toString(subtask));
    }

    @Override
    public void processElement(StreamRecord<Rows> element) throws Exception {
        Rows all = element.getValue();
        all.<IOException>see((table, deleted, from, length) -> {
            rows++;
            bytes += length;
            if (table == Table.CONVERSIONS) {
                conversions.write(deleted, Arrays.copyOfRange(all.bytes(), from, from + length));
            } else if (table == Table.STREAM_OFFSETS) {
                offset(ByteBuffer.wrap(all.bytes(), from, length).order(ByteOrder.LITTLE_ENDIAN));
            }
        });
    }

    private static void offset(ByteBuffer row) {
        long checkpointId = row.getLong();
        byte[] topic = new byte[row.get()];
        row.get(topic);
        int partition = row.getInt();
        Covered.shared()
                .read(
                        checkpointId,
                        new TopicPartition(new String(topic, StandardCharsets.UTF_8), partition),
                        row.getLong());
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        conversions.flush();
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        super.notifyCheckpointComplete(checkpointId);
        Covered.shared().complete(checkpointId);
    }

    @Override
    public void close() throws Exception {
        if (conversions != null) {
            conversions.close();
            System.out.println("kept " + rows + " rows of " + bytes + " bytes");
        }
        super.close();
    }
}
