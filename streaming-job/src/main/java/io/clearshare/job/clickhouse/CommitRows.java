package io.clearshare.job.clickhouse;

import io.clearshare.job.codec.CodecSerializer;
import io.clearshare.job.codec.Format;
import io.clearshare.job.row.Rows;
import io.clearshare.job.row.SealedBatch;
import io.clearshare.job.row.StreamRows;
import io.clearshare.job.row.Table;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Inserts rows into ClickHouse when the checkpoint that holds their facts is complete, and never before.
 *
 * <p>So the tables show results of completed checkpoints alone (ADR 0001). Rows wait sealed in this operator's state; after a
 * failure they are inserted again with the same versions, which changes nothing. While ClickHouse does not answer, the
 * stream waits. The row in {@code stream_commits} comes last and says that the rest is there.
 */
@SuppressWarnings("NullAway.Init") // Flink initialises an operator before its first element
public final class CommitRows extends AbstractStreamOperator<Void> implements OneInputStreamOperator<Rows, Void> {

    private static final long serialVersionUID = 1;

    /** Early rows go out at this size, so that a barrier finds little to flush. */
    private static final long EARLY_BYTES_MAX = 4 << 20;

    /** Tables that are written at once: an insert waits for ClickHouse more than it works. */
    private static final int INSERTERS = 4;

    private final ClickHouseAddress address;
    private final Persist persist = new Persist(Duration.ofMillis(100), Duration.ofSeconds(5));

    private transient ClickHouseTables tables;
    private transient ExecutorService inserters;
    private transient OpenBatch early;
    private transient OpenBatch open;
    private transient Deque<SealedBatch> sealed;
    private transient ListState<SealedBatch> sealedState;
    private transient Counter retries;
    private transient Counter commits;

    public CommitRows(ClickHouseAddress address) {
        this.address = address;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        early = new OpenBatch();
        open = new OpenBatch();
        sealed = new ArrayDeque<>();
        tables = new ClickHouseTables(address);
        inserters = Executors.newFixedThreadPool(INSERTERS);
        retries = getMetricGroup().counter("clickhouseRetries", new ThreadSafeSimpleCounter());
        commits = getMetricGroup().counter("checkpointsCommitted");
        sealedState = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("sealed", new CodecSerializer<>(Format.SEALED_BATCH)));
        if (context.isRestored()) {
            sealedState.get().forEach(sealed::add);
            commitUpTo(Long.MAX_VALUE);
        } else {
            refuseForeignHistory();
        }
    }

    /** Versions follow checkpoint ids: rows of another run would win over those of this one. */
    private void refuseForeignHistory() throws InterruptedException {
        long newest = persist.until("asking for earlier commits", retries::inc, tables::newestCommit);
        if (newest > 0) {
            throw new IllegalStateException(
                    "The tables of " + address + " hold the history of another run up to checkpoint " + newest
                            + ": start from that run's newest checkpoint, or with empty tables.");
        }
    }

    @Override
    public void processElement(StreamRecord<Rows> element) throws Exception {
        Rows rows = element.getValue();
        if (!rows.early()) {
            open.add(rows);
            return;
        }
        early.add(rows);
        if (early.bytes() > EARLY_BYTES_MAX) {
            flushEarly();
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        flushEarly();
        int writer = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
        int writers = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
        sealed.add(open.seal(checkpointId, writer, writers));
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        sealedState.update(new ArrayList<>(sealed));
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        super.notifyCheckpointComplete(checkpointId);
        commitUpTo(checkpointId);
    }

    private void commitUpTo(long checkpointId) throws InterruptedException {
        while (!sealed.isEmpty() && sealed.getFirst().checkpointId() <= checkpointId) {
            SealedBatch batch = sealed.getFirst();
            insert(batch.inserts());
            byte[] commit = StreamRows.commit(batch, System.currentTimeMillis());
            insert(List.of(new SealedBatch.Insert(Table.STREAM_COMMITS, false, commit)));
            sealed.removeFirst();
            commits.inc();
        }
    }

    private void flushEarly() throws InterruptedException {
        if (!early.isEmpty()) {
            insert(early.seal(0, 0, 1).inserts());
        }
    }

    /** Returns when ClickHouse has acknowledged all of them; their order does not matter. */
    private void insert(List<SealedBatch.Insert> inserts) throws InterruptedException {
        List<Callable<SealedBatch.Insert>> tasks = new ArrayList<>();
        for (SealedBatch.Insert insert : inserts) {
            tasks.add(() -> persist.until("inserting into " + insert.table().tableName(), retries::inc, () -> {
                tables.insert(insert.table(), insert.deleted(), insert.rows());
                return insert;
            }));
        }
        for (Future<SealedBatch.Insert> done : inserters.invokeAll(tasks)) {
            try {
                done.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("an insert that is repeated until it succeeds has failed", e);
            }
        }
    }

    @Override
    public void close() throws Exception {
        if (inserters != null) {
            inserters.shutdownNow();
        }
        if (tables != null) {
            tables.close();
        }
        super.close();
    }
}
