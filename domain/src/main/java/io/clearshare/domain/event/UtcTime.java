package io.clearshare.domain.event;

/** Spans of event time in milliseconds, and the UTC minutes, hours and days that count as one. */
public final class UtcTime {

    public static final long SECOND = 1_000L;
    public static final long MINUTE = 60 * SECOND;
    public static final long HOUR = 60 * MINUTE;
    public static final long DAY = 24 * HOUR;

    private UtcTime() {}

    /** The number of the minute since the epoch. */
    public static long minuteOf(long at) {
        return Math.floorDiv(at, MINUTE);
    }

    public static long hourOf(long at) {
        return Math.floorDiv(at, HOUR);
    }

    public static long dayOf(long at) {
        return Math.floorDiv(at, DAY);
    }
}
