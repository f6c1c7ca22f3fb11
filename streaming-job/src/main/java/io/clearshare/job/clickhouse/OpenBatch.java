package io.clearshare.job.clickhouse;

import io.clearshare.job.row.RowBinary;
import io.clearshare.job.row.Rows;
import io.clearshare.job.row.SealedBatch;
import io.clearshare.job.row.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Rows that wait for their checkpoint. Sealing numbers them: a later row of the same key has a higher version. */
final class OpenBatch {

    private static final int SEQUENCE_BITS = 24;
    private static final long SEQUENCE_MAX = (1L << SEQUENCE_BITS) - 1;

    private final List<Rows> rows = new ArrayList<>();
    private long bytes;

    void add(Rows more) {
        rows.add(more);
        bytes += more.bytes().length;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    long bytes() {
        return bytes;
    }

    /** Ends the batch with the checkpoint's id and starts the next. */
    SealedBatch seal(long checkpointId, int writer, int writers) {
        SealedBatch sealed = new SealedBatch(checkpointId, writer, writers, inserts(checkpointId << SEQUENCE_BITS));
        rows.clear();
        bytes = 0;
        return sealed;
    }

    private List<SealedBatch.Insert> inserts(long firstVersion) {
        Map<Table, RowBinary> written = new EnumMap<>(Table.class);
        Map<Table, RowBinary> removed = new EnumMap<>(Table.class);
        long[] sequence = {0};
        for (Rows each : rows) {
            each.see((table, deleted, from, length) -> {
                RowBinary out = (deleted ? removed : written).computeIfAbsent(table, t -> new RowBinary(4096));
                out.raw(each.bytes(), from, length);
                if (table.isVersioned()) {
                    out.int64(firstVersion + Math.min(sequence[0]++, SEQUENCE_MAX));
                }
                if (table.isRemovable()) {
                    out.bool(deleted);
                }
            });
        }
        List<SealedBatch.Insert> inserts = new ArrayList<>();
        written.forEach((table, out) -> inserts.add(new SealedBatch.Insert(table, false, out.toBytes())));
        removed.forEach((table, out) -> inserts.add(new SealedBatch.Insert(table, true, out.toBytes())));
        return inserts;
    }
}
