package io.clearshare.job.stage;

import java.time.Duration;

/** How long facts can change results: 120 days behind the watermark. */
final class Horizon {

    static final long MILLIS = Duration.ofDays(120).toMillis();

    /** How long touches stay of use: a link just within the horizon claims those of the 90 days before it. */
    static final long TOUCH_MILLIS = MILLIS + Duration.ofDays(90).toMillis();

    private static final long STEP_MILLIS = Duration.ofDays(10).toMillis();

    private Horizon() {}

    static boolean excludes(long occurredAt, long watermark) {
        return watermark != Long.MIN_VALUE && occurredAt < watermark - MILLIS;
    }

    /** When a fact of that time is to be forgotten, rounded up to ten days so that a key has few timers. */
    static long endOf(long occurredAt) {
        return roundedUp(occurredAt + MILLIS);
    }

    /** When a touch of that time is to be forgotten. */
    static long endOfTouch(long occurredAt) {
        return roundedUp(occurredAt + TOUCH_MILLIS);
    }

    private static long roundedUp(long at) {
        return (Math.floorDiv(at, STEP_MILLIS) + 1) * STEP_MILLIS;
    }
}
