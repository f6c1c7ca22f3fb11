package io.clearshare.domain.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.signing.EscrowMemo.Purpose;
import io.clearshare.domain.signing.EscrowMove.Kind;
import io.clearshare.domain.signing.EscrowWindow.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EscrowWindowTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);
    private static final String ID = "00000000-0000-0000-0000-000000000001";

    private final EscrowWindow window = new EscrowWindow(100, 250);

    @Test
    void capsHoldForOnePayoutAndForAnyDay() {
        assertThat(ask(NOON, release("a", 101, "v"))).isEqualTo(Verdict.PAYOUT_CAP);
        assertThat(ask(NOON, release("a", 100, "v"))).isEqualTo(Verdict.GRANTED);
        assertThat(ask(NOON.plusSeconds(60), release("b", 100, "w"))).isEqualTo(Verdict.GRANTED);
        assertThat(ask(NOON.plusSeconds(61), release("c", 51, "x"))).isEqualTo(Verdict.DAY_CAP);
        assertThat(ask(NOON.plusSeconds(61), release("c", 50, "x"))).isEqualTo(Verdict.GRANTED);
        assertThat(ask(NOON.plus(DAY).minusMillis(1), release("d", 1, "y"))).isEqualTo(Verdict.DAY_CAP);
        assertThat(ask(NOON.plus(DAY), release("d", 100, "y"))).isEqualTo(Verdict.GRANTED);
        assertThat(ask(NOON.minus(DAY), release("e", 1, "z")))
                .as("a clock that goes back gives nothing back")
                .isEqualTo(Verdict.DAY_CAP);
    }

    @Test
    void onOneValueOfTheNonceAReleaseCountsOnce() {
        assertThat(ask(NOON, release("a", 100, "v"))).isEqualTo(Verdict.GRANTED);
        assertThat(ask(NOON, release("a", 100, "v"))).isEqualTo(Verdict.GRANTED);
        assertThat(ask(NOON, release("a", 100, "w"))).isEqualTo(Verdict.GRANTED);
        assertThat(ask(NOON, release("a", 100, "x"))).as("200 are spent").isEqualTo(Verdict.DAY_CAP);
    }

    @Test
    void aRefundNeedsNoCapAndEndsReleases() {
        EscrowMove refund = new EscrowMove(Kind.REFUND, "a", "r", 9_999, "treasury", "n", "v", 1);
        assertThat(ask(NOON, refund)).isEqualTo(Verdict.GRANTED);
        assertThat(ask(NOON.plus(DAY.multipliedBy(400)), release("a", 9_999, "v")))
                .isEqualTo(Verdict.REFUNDED);
    }

    @Test
    void termsAreKeptForEver() {
        assertThat(ask(NOON, release("a", 100, "v"))).isEqualTo(Verdict.GRANTED);
        assertThat(ask(NOON.plus(DAY.multipliedBy(400)), release("a", 99, "w"))).isEqualTo(Verdict.OTHER_TERMS);
        EscrowMove otherNonce = new EscrowMove(Kind.RELEASE, "a", "r", 100, "to", "n2", "v", 1);
        assertThat(ask(NOON.plus(DAY.multipliedBy(400)), otherNonce)).isEqualTo(Verdict.OTHER_TERMS);
    }

    /** Whoever looks for payments by "payout:<id>" must not find what only moves them. */
    @Test
    void noMemoOfTheEscrowContainsOneOfAPayout() {
        for (Purpose purpose : Purpose.values()) {
            EscrowMemo memo = new EscrowMemo(purpose, ID, "0d".repeat(32));
            assertThat(memo.text()).startsWith(purpose.name(ID)).doesNotContain(PayoutMemo.name(ID));
            assertThat(EscrowMemo.parse(memo.text())).contains(memo);
            assertThat(PayoutMemo.parse(memo.text())).isEmpty();
            assertThat(EscrowMemo.parse(memo.text() + " ")).isEmpty();
        }
        assertThat(EscrowMemo.parse("payout:" + ID + ":" + "0d".repeat(32))).isEmpty();
    }

    private int asked;

    private Verdict ask(Instant at, EscrowMove move) {
        String hash = "message " + ++asked;
        Verdict verdict = window.judge(at, hash, move);
        if (verdict == Verdict.GRANTED) {
            window.add(at, hash, move);
            assertThat(window.judge(at, hash, move)).isEqualTo(Verdict.SIGNED_BEFORE);
        }
        return verdict;
    }

    private static EscrowMove release(String id, long micros, String value) {
        return new EscrowMove(Kind.RELEASE, id, "r", micros, "to", "n", value, 1);
    }
}
