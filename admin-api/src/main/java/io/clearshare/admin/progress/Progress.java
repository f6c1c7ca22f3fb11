package io.clearshare.admin.progress;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far the stream's results are complete. */
public interface Progress {

    /** The instant before which everything accepted is counted, checkpointed and readable; the epoch when unknown. */
    Instant completeUpTo();

    /**
     * Asks all parts now, so that a lag of 0 also covers what was accepted just before the question.
     *
     * @throws io.clearshare.admin.problem.Refused when a part does not answer
     */
    Snapshot snapshot();

    /**
     * Progress at one moment.
     *
     * @param inputLag       accepted records whose rows a plain SELECT may not show yet
     * @param checkpointedAt when the rows of the newest checkpoint became readable, or null before the first
     */
    record Snapshot(
            long inputLag, Instant completeUpTo, @Nullable Instant checkpointedAt) {}
}
