package io.clearshare.domain.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.signing.PayoutTransfer.Asset;
import io.clearshare.domain.signing.SpendWindow.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpendWindowTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final SpendCaps CAPS = new SpendCaps(100, 250, 10, 20, 1_000);
    private final SpendWindow window = new SpendWindow(CAPS);

    @Test
    void noPayoutIsLargerThanItsCap() {
        assertThat(request("p1", Asset.USDC, 101, NOON)).isEqualTo(Verdict.PAYOUT_CAP);
        assertThat(request("p1", Asset.USDC, 100, NOON)).isEqualTo(Verdict.GRANTED);
        assertThat(request("p2", Asset.SOL, 11, NOON)).isEqualTo(Verdict.PAYOUT_CAP);
    }

    @Test
    void aDayEndsTwentyFourHoursAfterEachSignature() {
        request("p1", Asset.USDC, 100, NOON);
        request("p2", Asset.USDC, 100, NOON.plus(Duration.ofHours(11)));
        assertThat(request("p3", Asset.USDC, 51, NOON.plus(Duration.ofHours(12))))
                .isEqualTo(Verdict.DAY_CAP);
        assertThat(request("p3", Asset.USDC, 50, NOON.plus(Duration.ofHours(12))))
                .isEqualTo(Verdict.GRANTED);
        assertThat(request(
                        "p4", Asset.USDC, 100, NOON.plus(Duration.ofHours(24)).minusMillis(1)))
                .isEqualTo(Verdict.DAY_CAP);
        assertThat(request("p4", Asset.USDC, 100, NOON.plus(Duration.ofHours(24))))
                .isEqualTo(Verdict.GRANTED);
    }

    @Test
    void aClockThatGoesBackGivesNothingBack() {
        request("p1", Asset.USDC, 100, NOON);
        request("p2", Asset.USDC, 100, NOON);
        assertThat(request("p3", Asset.USDC, 100, NOON.minus(Duration.ofDays(3))))
                .isEqualTo(Verdict.DAY_CAP);
        assertThat(window.now()).isEqualTo(NOON);
    }

    @Test
    void aPayoutKeepsItsTermsAndCountsEachSignature() {
        request("p1", Asset.USDC, 100, NOON);
        assertThat(request("p1", Asset.USDC, 99, NOON)).isEqualTo(Verdict.OTHER_TERMS);
        assertThat(request("p1", Asset.USDC, 100, NOON)).isEqualTo(Verdict.GRANTED);
        assertThat(request("p1", Asset.USDC, 100, NOON)).isEqualTo(Verdict.DAY_CAP);
        assertThat(window.spent(Asset.USDC)).isEqualTo(200);
    }

    @Test
    void theSameBytesCountOnce() {
        PayoutTransfer transfer = new PayoutTransfer("p1", Asset.USDC, 100, "to", 5);
        window.add(NOON, "hash", transfer);
        assertThat(window.judge(NOON, "hash", transfer)).isEqualTo(Verdict.SIGNED_BEFORE);
    }

    @Test
    void aPayoutIsNotSignedAgainForOtherLines() {
        window.add(NOON, "h1", new PayoutTransfer("p1", "aa", Asset.USDC, 10, "to", 5));
        assertThat(window.judge(NOON, "h2", new PayoutTransfer("p1", "aa", Asset.USDC, 10, "to", 5)))
                .isEqualTo(Verdict.GRANTED);
        assertThat(window.judge(NOON, "h2", new PayoutTransfer("p1", "ab", Asset.USDC, 10, "to", 5)))
                .isEqualTo(Verdict.OTHER_TERMS);
    }

    @Test
    void feesAndRentHaveACapOfTheirOwn() {
        PayoutTransfer dear = new PayoutTransfer("p1", Asset.USDC, 1, "to", 1_001);
        assertThat(window.judge(NOON, "h", dear)).isEqualTo(Verdict.COST_CAP);
    }

    /** Whatever is asked, at whatever clock: no 24 hours let out more than the cap. */
    @Test
    void noOrderOfRequestsExceedsTheCaps() {
        long seed = Long.getLong("clearshare.signing.seed", System.nanoTime());
        System.out.println("spend window: seed " + seed);
        Random random = new Random(seed);
        List<Instant> times = new ArrayList<>();
        List<Long> amounts = new ArrayList<>();
        Instant clock = NOON;
        for (int i = 0; i < 20_000; i++) {
            clock = clock.plusSeconds(random.nextInt(7_200) - 2_400);
            long amount = 1L + random.nextInt(130);
            if (request("p" + random.nextInt(4_000), Asset.USDC, amount, clock) == Verdict.GRANTED) {
                times.add(window.now());
                amounts.add(amount);
            }
        }
        assertThat(times).hasSizeGreaterThan(100);
        for (int i = 0, from = 0; i < times.size(); i++) {
            while (!times.get(from).plus(SpendWindow.DAY).isAfter(times.get(i))) {
                from++;
            }
            assertThat(amounts.subList(from, i + 1).stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isLessThanOrEqualTo(250);
            assertThat(amounts.get(i)).isLessThanOrEqualTo(100);
        }
    }

    private int requests;

    private Verdict request(String payoutId, Asset asset, long units, Instant at) {
        PayoutTransfer transfer = new PayoutTransfer(payoutId, asset, units, "to", 5);
        String hash = "h" + ++requests;
        Verdict verdict = window.judge(at, hash, transfer);
        if (verdict == Verdict.GRANTED) {
            window.add(at, hash, transfer);
        }
        return verdict;
    }
}
