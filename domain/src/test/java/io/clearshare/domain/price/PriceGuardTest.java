package io.clearshare.domain.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearshare.domain.price.PriceGuard.Verdict;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PriceGuardTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final PriceGuard GUARD = PriceGuard.USUAL;

    @Test
    void aFreshNarrowPriceIsUsable() {
        Quote quote = quote(150_000_000, NOW);
        assertThat(GUARD.judge(quote, null, null, NOW)).isEqualTo(new Verdict.Usable(quote));
    }

    @Test
    void aPriceIsUsableToTheLastSecondOfItsAge() {
        assertUsable(quote(150_000_000, NOW.minus(GUARD.ageMax())), true);
        assertUsable(quote(150_000_000, NOW.minus(GUARD.ageMax()).minusMillis(1)), false);
        assertUsable(quote(150_000_000, NOW.plus(GUARD.aheadMax()).plusMillis(1)), false);
    }

    @Test
    void aWideIntervalIsRefused() {
        assertUsable(new Quote(100_000_000, 1_000_000, NOW, "a"), true);
        assertUsable(new Quote(100_000_000, 1_000_001, NOW, "a"), false);
    }

    @Test
    void aJumpIsRefusedUntilTheLastPriceIsForgotten() {
        Quote last = quote(100_000_000, NOW);
        assertThat(GUARD.judge(quote(120_000_000, NOW), last, null, NOW)).isInstanceOf(Verdict.Usable.class);
        assertThat(GUARD.judge(quote(120_000_001, NOW), last, null, NOW)).isInstanceOf(Verdict.Unusable.class);
        assertThat(GUARD.judge(quote(79_999_999, NOW), last, null, NOW)).isInstanceOf(Verdict.Unusable.class);
        Instant tomorrow = NOW.plus(GUARD.jumpForgottenAfter());
        assertThat(GUARD.judge(quote(300_000_000, tomorrow), last, null, tomorrow))
                .isInstanceOf(Verdict.Usable.class);
    }

    @Test
    void twoSourcesHaveToAgreeAndBothBeFresh() {
        Quote quote = quote(102_000_000, NOW);
        assertThat(GUARD.judge(quote, null, quote(100_000_000, NOW), NOW)).isInstanceOf(Verdict.Usable.class);
        assertThat(GUARD.judge(quote, null, quote(99_000_000, NOW), NOW)).isInstanceOf(Verdict.Unusable.class);
        assertThat(GUARD.judge(quote, null, quote(102_000_000, NOW.minus(Duration.ofHours(1))), NOW))
                .isInstanceOf(Verdict.Unusable.class);
    }

    @Test
    void mantissaAndExponentBecomeMicros() {
        assertThat(Quote.scaled(BigInteger.valueOf(15_012_345_678L), BigInteger.valueOf(5_000_001), -8, NOW, "p"))
                .isEqualTo(new Quote(150_123_456, 50_001, NOW, "p"));
        assertThat(Quote.scaled(BigInteger.valueOf(15), BigInteger.ONE, 1, NOW, "p")
                        .usdMicros())
                .isEqualTo(150_000_000);
        assertThatThrownBy(() -> Quote.scaled(BigInteger.valueOf(-1), BigInteger.ONE, -8, NOW, "p"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Quote.scaled(BigInteger.TEN.pow(40), BigInteger.ONE, 0, NOW, "p"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** What is paid out is never worth more than the amount, and less by under one lamport. */
    @Test
    void lamportsAreTheWholePartOfTheExactQuotient() {
        long seed = Long.getLong("clearshare.price.seed", System.nanoTime());
        System.out.println("lamports: seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            long amount = 1 + (random.nextLong() >>> 1) % 1_000_000_000_000_000L;
            Quote quote = quote(1_000_000 + random.nextInt(1_000_000_000), NOW);
            BigInteger lamports = BigInteger.valueOf(quote.lamportsFor(amount));
            BigInteger whole = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(1_000_000_000));
            BigInteger price = BigInteger.valueOf(quote.usdMicros());
            assertThat(lamports.multiply(price)).isLessThanOrEqualTo(whole);
            assertThat(lamports.add(BigInteger.ONE).multiply(price)).isGreaterThan(whole);
        }
    }

    private static void assertUsable(Quote quote, boolean usable) {
        assertThat(GUARD.judge(quote, null, null, NOW) instanceof Verdict.Usable)
                .isEqualTo(usable);
    }

    private static Quote quote(long micros, Instant at) {
        return new Quote(micros, 0, at, "a");
    }
}
