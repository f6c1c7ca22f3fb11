package io.clearshare.admin.payout;

import java.time.Duration;

/**
 * How long the warehouse is left alone after it was asked for everybody's totals: nine times as long as that usually takes, so that
 * it takes a tenth of the warehouse's time, and ten seconds at most.
 *
 * <p>Not safe for use by several threads.
 */
final class Pace {

    private static final int TIMES = 9;

    /** Money waits no longer than this because of it. */
    private static final Duration MOST = Duration.ofSeconds(10);

    private Duration before = Duration.ZERO;

    /** @param took the last question; one that is slow alone, such as the first after a restart, keeps nothing waiting */
    Duration after(Duration took) {
        Duration usual = took.compareTo(before) < 0 ? took : before;
        before = took;
        Duration pause = usual.multipliedBy(TIMES);
        return pause.compareTo(MOST) > 0 ? MOST : pause;
    }
}
