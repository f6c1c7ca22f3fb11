package io.clearshare.admin.progress;

import java.time.Instant;
import java.util.Map;
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

    /** Records per input topic that are in Kafka and not readable yet. */
    Map<String, Long> lagByTopic();

    /**
     * Progress at one moment.
     *
     * @param inputLag       accepted records whose rows a plain SELECT may not show yet
     * @param checkpointedAt when the rows of the newest checkpoint became readable, or null before the first
     */
    record Snapshot(
            long inputLag, Instant completeUpTo, @Nullable Instant checkpointedAt) {}
}
