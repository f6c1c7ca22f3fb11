package io.clearshare.job.stage;

import java.time.Duration;

/** How long facts can change results: 120 days behind the watermark. */
final class Horizon {

    static final long MILLIS = Duration.ofDays(120).toMillis();

    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private Horizon() {}

    static boolean excludes(long occurredAt, long watermark) {
        return watermark != Long.MIN_VALUE && occurredAt < watermark - MILLIS;
    }

    /** When a fact of that time is to be forgotten, rounded up to a day so that a key has few timers. */
    static long endOf(long occurredAt) {
        return (Math.floorDiv(occurredAt + MILLIS, DAY_MILLIS) + 1) * DAY_MILLIS;
    }
}
