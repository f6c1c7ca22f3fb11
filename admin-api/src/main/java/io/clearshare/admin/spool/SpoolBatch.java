package io.clearshare.admin.spool;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Records of several callers on their way to the file together; the caller that opens the batch writes it for all. */
final class SpoolBatch {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4_096);
    private final CompletableFuture<Optional<Long>> before = new CompletableFuture<>();
    private int records;

    /** Adds encoded records; returns how many the batch has then. */
    int add(byte[] encoded, int count) {
        bytes.writeBytes(encoded);
        records += count;
        return records;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    int records() {
        return records;
    }

    /** Tells all callers that their records follow the first so many of the spool. */
    void written(long recordsBefore) {
        before.complete(Optional.of(recordsBefore));
    }

    /** Tells all callers that nothing was stored, unless it was. */
    void failed() {
        before.complete(Optional.empty());
    }

    /** Waits for the write; returns how many records there were before it, or empty when it failed. */
    Optional<Long> awaitWritten() {
        return before.join();
    }
}
