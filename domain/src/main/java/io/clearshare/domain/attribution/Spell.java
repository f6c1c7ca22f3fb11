package io.clearshare.domain.attribution;

import io.clearshare.domain.event.UtcTime;

/** A stretch of a user's activity that is credited to one path. */
record Spell(long startAt, Path path) {

    /** A pause this long lets the next trade start a new spell. */
    static final long PAUSE_MILLIS = 90 * UtcTime.DAY;

    /** Trades count for the spell's path for this long. */
    static final long REVENUE_SHARE_MILLIS = 365 * UtcTime.DAY;

    /** What a trade at that time is credited to; nothing once the spell is too old. */
    Path pathFor(long tradeAt) {
        return tradeAt < startAt + REVENUE_SHARE_MILLIS ? path : Path.organic(tradeAt);
    }
}
