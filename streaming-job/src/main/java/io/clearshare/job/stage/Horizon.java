package io.clearshare.job.stage;

import java.time.Duration;

/** How long facts can change results: 120 days behind the watermark. */
final class Horizon {

    static final long MILLIS = Duration.ofDays(120).toMillis();

    private static final long STEP_MILLIS = Duration.ofDays(10).toMillis();

    private Horizon() {}

    static boolean excludes(long occurredAt, long watermark) {
        return watermark != Long.MIN_VALUE && occurredAt < watermark - MILLIS;
    }

    /** When a fact of that time is to be forgotten, rounded up to ten days so that a key has few timers. */
    static long endOf(long occurredAt) {
        return (Math.floorDiv(occurredAt + MILLIS, STEP_MILLIS) + 1) * STEP_MILLIS;
    }
}
