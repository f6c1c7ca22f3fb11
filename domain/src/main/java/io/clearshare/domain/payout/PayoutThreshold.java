package io.clearshare.domain.payout;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * From which balance somebody is paid: the programme's threshold, or a higher one of their own; and once at the start of each
 * month, for those without a wish of their own, the smaller amount of the monthly close.
 *
 * @param programmeMicros the programme's threshold
 * @param closeMicros     what the monthly close pays from; 0: there is none
 */
public record PayoutThreshold(long programmeMicros, long closeMicros) {

    /** The close pays in the first days of a month (UTC), so that a pause of some hours skips nobody. */
    public static final int CLOSE_DAYS = 3;

    public PayoutThreshold {
        if (programmeMicros < 0 || closeMicros < 0) {
            throw new IllegalArgumentException("A threshold below 0");
        }
    }

    /**
     * The threshold of one influencer at a time.
     *
     * @param ownMicros what they asked for; null without a wish
     * @param lastMade  when their last payout was made; null before the first
     */
    public long of(@Nullable Long ownMicros, @Nullable Instant lastMade, Instant now) {
        long usual = Math.max(programmeMicros, ownMicros == null ? 0 : ownMicros);
        boolean closes = usual == programmeMicros && isClose(now) && (lastMade == null || !sameMonth(lastMade, now));
        return closes ? Math.min(usual, closeMicros) : usual;
    }

    /** The least that anybody can be paid from at this time. */
    public long least(Instant now) {
        return isClose(now) ? Math.min(programmeMicros, closeMicros) : programmeMicros;
    }

    private boolean isClose(Instant now) {
        return closeMicros > 0 && day(now).getDayOfMonth() <= CLOSE_DAYS;
    }

    private static boolean sameMonth(Instant one, Instant other) {
        return day(one).withDayOfMonth(1).equals(day(other).withDayOfMonth(1));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
