package io.clearshare.job.row;

import java.util.List;

/**
 * The rows of one writer that belong to one checkpoint, ready to insert as often as it takes.
 *
 * @param writer which of the {@code writers} parallel writers it was
 */
public record SealedBatch(long checkpointId, int writer, int writers, List<Insert> inserts) {

    public SealedBatch {
        inserts = List.copyOf(inserts);
    }

    /** One insert statement's rows in RowBinary, bookkeeping columns included. */
    public record Insert(Table table, boolean deleted, byte[] rows) {}
}
