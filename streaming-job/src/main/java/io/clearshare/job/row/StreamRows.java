package io.clearshare.job.row;

import io.clearshare.domain.program.ProgramEntry;
import io.clearshare.job.state.Totals;

/** Rows that tell how far the stream is and what the programme said. */
public final class StreamRows {

    private StreamRows() {}

    public static Row programEntry(ProgramEntry entry, byte[] json, long appendedAt) {
        return Row.written(
                Table.PROGRAM_ENTRIES,
                new RowBinary()
                        .text(entry.entity())
                        .int32(entry.version())
                        .time(entry.effectiveFrom())
                        .bytes(json)
                        .time(appendedAt));
    }

    public static Row offset(long checkpointId, String topic, int partition, long nextOffset) {
        return Row.written(
                Table.STREAM_OFFSETS,
                new RowBinary().int64(checkpointId).text(topic).int32(partition).int64(nextOffset));
    }

    public static Row counts(String topic, Totals totals) {
        RowBinary row = new RowBinary().text(topic);
        for (long records : totals.records()) {
            row.int64(records);
        }
        return Row.written(Table.INGEST_COUNTS, row);
    }

    /** The row that declares a batch inserted, at this wall-clock time. */
    public static byte[] commit(SealedBatch batch, long committedAt) {
        return new RowBinary()
                .int64(batch.checkpointId())
                .int32(batch.writer())
                .int32(batch.writers())
                .time(committedAt)
                .toBytes();
    }
}
