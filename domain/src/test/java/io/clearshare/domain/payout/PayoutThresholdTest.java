package io.clearshare.domain.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PayoutThresholdTest {

    private static final PayoutThreshold TERMS = new PayoutThreshold(25, 5);
    private static final Instant MID_MONTH = Instant.parse("2026-03-15T00:00:00Z");
    private static final Instant CLOSE = Instant.parse("2026-04-01T00:00:00Z");

    @Test
    void aWishCanOnlyRaiseTheThreshold() {
        assertThat(TERMS.of(null, null, MID_MONTH)).isEqualTo(25);
        assertThat(TERMS.of(24L, null, MID_MONTH)).isEqualTo(25);
        assertThat(TERMS.of(40L, null, MID_MONTH)).isEqualTo(40);
        assertThat(TERMS.of(40L, null, CLOSE))
                .as("and waits at the close as well")
                .isEqualTo(40);
    }

    @Test
    void theCloseBeginsAndEndsOnTheSecond() {
        assertThat(TERMS.of(null, MID_MONTH, CLOSE.minusMillis(1))).isEqualTo(25);
        assertThat(TERMS.of(null, MID_MONTH, CLOSE)).isEqualTo(5);
        assertThat(TERMS.of(null, MID_MONTH, Instant.parse("2026-04-03T23:59:59.999Z")))
                .isEqualTo(5);
        assertThat(TERMS.of(null, MID_MONTH, Instant.parse("2026-04-04T00:00:00Z")))
                .isEqualTo(25);
        assertThat(TERMS.of(null, Instant.parse("2025-04-02T00:00:00Z"), CLOSE))
                .as("the same month of another year")
                .isEqualTo(5);
    }

    @Test
    void whoWasPaidThisMonthIsNotClosedAgain() {
        assertThat(TERMS.of(null, CLOSE, CLOSE.plus(Duration.ofHours(1)))).isEqualTo(25);
    }

    @Test
    void withoutACloseNothingChangesAtTheTurnOfTheMonth() {
        PayoutThreshold none = new PayoutThreshold(25, 0);
        assertThat(none.of(null, null, CLOSE)).isEqualTo(25);
        assertThat(none.least(CLOSE)).isEqualTo(25);
    }

    /** Whoever may be paid is among those that are looked at. */
    @Test
    void nobodyIsPaidFromLessThanTheLeast() {
        long seed = System.nanoTime();
        System.out.println("payout threshold: seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            PayoutThreshold terms = new PayoutThreshold(random.nextInt(50), random.nextInt(50));
            Instant now = CLOSE.plus(Duration.ofHours(random.nextInt(24 * 400)));
            Instant last = random.nextBoolean() ? null : now.minus(Duration.ofHours(random.nextInt(24 * 60)));
            Long own = random.nextBoolean() ? null : (Long) (long) random.nextInt(80);
            long threshold = terms.of(own, last, now);
            assertThat(threshold)
                    .isGreaterThanOrEqualTo(terms.least(now))
                    .isLessThanOrEqualTo(Math.max(terms.programmeMicros(), own == null ? 0 : own));
        }
    }
}
