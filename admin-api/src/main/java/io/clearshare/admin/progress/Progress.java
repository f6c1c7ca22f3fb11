package io.clearshare.admin.progress;

import java.time.Instant;

/** How far the stream's results are complete. */
public interface Progress {

    /** The instant before which everything accepted is counted, checkpointed and readable; the epoch when unknown. */
    Instant completeUpTo();
}
