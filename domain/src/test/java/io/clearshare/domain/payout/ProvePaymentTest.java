package io.clearshare.domain.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.payout.ChainView.Costs;
import io.clearshare.domain.payout.ChainView.Nonce;
import io.clearshare.domain.payout.ChainView.Silent;
import io.clearshare.domain.payout.ChainView.Sought;
import io.clearshare.domain.payout.ChainView.Status;
import io.clearshare.domain.payout.ChainView.Tip;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProvePaymentTest {

    private static final Sought SOUGHT = new Sought("sig", "memo", "wallet", true, 1_000, 900);
    private static final Fate PAID = new Fate.Landed(950, Instant.EPOCH, 5, 0);

    @Test
    void oneNodeProvesAlone() {
        assertThat(fate(finalised(950))).isEqualTo(PAID);
        assertThat(fate(absent(2_000, 2_500))).isInstanceOf(Fate.Expired.class);
        assertThat(fate(absent(1_000, 1_100))).isEqualTo(new Fate.Open(true, ""));
        assertThat(fate(silent())).isInstanceOf(Fate.Open.class);
    }

    @Test
    void theSilenceOfANodeBehindItsOwnHeightIsNoExpiry() {
        Node node = absent(2_000, 2_500);
        node.statusSlot = 2_499;
        assertThat(fate(node)).isInstanceOf(Fate.Open.class);
    }

    @Test
    void missingHistoryOrAForeignPaymentNeedsAPerson() {
        Node young = absent(2_000, 2_500);
        young.historyFrom = 901;
        assertThat(fate(young)).isInstanceOf(Fate.Impossible.class);
        Node foreign = absent(2_000, 2_500);
        foreign.paidUnder = "other";
        assertThat(fate(foreign)).isInstanceOf(Fate.Impossible.class);
        Node late = absent(2_000, 2_500);
        late.paidUnder = "sig";
        assertThat(fate(late)).isInstanceOf(Fate.Open.class);
    }

    @Test
    void aDeadNodeDoesNotHideALandingButBlocksAnExpiry() {
        assertThat(fate(silent(), finalised(950))).isEqualTo(PAID);
        assertThat(fate(absent(2_000, 2_500), silent())).isInstanceOf(Fate.Open.class);
        assertThat(fate(absent(2_000, 2_500), absent(2_000, 2_500))).isInstanceOf(Fate.Expired.class);
    }

    @Test
    void aNodeThatIsBehindIsWaitedFor() {
        assertThat(fate(finalised(950), absent(900, 949))).isInstanceOf(Fate.Open.class);
        assertThat(fate(absent(2_000, 2_500), absent(1_000, 1_100))).isEqualTo(new Fate.Open(true, ""));
    }

    @Test
    void contradictionsProveNothing() {
        assertThat(fate(finalised(950), absent(900, 950))).isInstanceOf(Fate.Disputed.class);
        assertThat(fate(finalised(950), absent(2_000, 2_500))).isInstanceOf(Fate.Disputed.class);
        assertThat(fate(finalised(950), finalised(951))).isInstanceOf(Fate.Disputed.class);
        Node failed = finalised(950);
        failed.error = "Custom 1";
        assertThat(fate(finalised(950), failed)).isInstanceOf(Fate.Disputed.class);
        assertThat(fate(failed)).isEqualTo(new Fate.Failed(950, Instant.EPOCH, 5, "Custom 1", false));
    }

    @Test
    void aDurableNonceLetsNothingExpireBeforeItHasMovedOn() {
        assertThat(fateOnNonce(absent(2_000, 2_500))).as("however late it is").isEqualTo(new Fate.Open(true, ""));
        Node moved = absent(2_000, 2_500);
        moved.nonce = "next";
        assertThat(fateOnNonce(moved))
                .isInstanceOfSatisfying(
                        Fate.Expired.class,
                        expired -> assertThat(expired.evidence()).contains("next", "2500"));
        assertThat(fateOnNonce(moved, absent(2_000, 2_500)))
                .as("one has not seen it move")
                .isEqualTo(new Fate.Open(true, ""));
        Node behind = absent(2_000, 2_500);
        behind.nonce = "next";
        behind.statusSlot = 2_499;
        assertThat(fateOnNonce(behind)).as("a status from before it moved").isInstanceOf(Fate.Open.class);
        Node landed = finalised(950);
        landed.nonce = "next";
        assertThat(fateOnNonce(landed)).as("it moved because it landed").isEqualTo(PAID);
    }

    private static Fate fateOnNonce(Node... nodes) {
        Sought onNonce = new Sought("sig", "memo", "wallet", true, Long.MAX_VALUE, 900, new Nonce("account", "value"));
        return new ProvePayment(List.of(nodes)).of(onNonce);
    }

    private static Fate fate(Node... nodes) {
        return new ProvePayment(List.of(nodes)).of(SOUGHT);
    }

    private static Node finalised(long slot) {
        Node node = new Node();
        node.landedSlot = slot;
        node.statusSlot = slot + 40;
        return node;
    }

    private static Node absent(long height, long slot) {
        Node node = new Node();
        node.height = height;
        node.slot = slot;
        node.statusSlot = slot;
        return node;
    }

    private static Node silent() {
        Node node = new Node();
        node.silent = true;
        return node;
    }

    /** A node that says what a test wants. */
    private static final class Node implements ChainView {

        private boolean silent;
        private long height;
        private long slot;
        private long statusSlot;
        private long landedSlot;
        private long historyFrom;
        private String error = "";
        private String paidUnder = "";
        private String nonce = "value";

        @Override
        public String name() {
            return "node";
        }

        @Override
        public Status status(String signature) {
            if (silent) {
                throw new Silent("no answer", null);
            }
            return landedSlot > 0
                    ? new Status(statusSlot, true, true, landedSlot, error, false)
                    : Status.unknown(statusSlot);
        }

        @Override
        public Tip finalisedTip() {
            return new Tip(height, slot);
        }

        @Override
        public NonceValue nonce(String account) {
            return new NonceValue(nonce, slot);
        }

        @Override
        public long historyFrom() {
            return historyFrom;
        }

        @Override
        public Optional<Costs> costs(String signature) {
            return Optional.of(new Costs(Instant.EPOCH, 5, 0));
        }

        @Override
        public Optional<String> paidUnder(Sought sought, long seenSlot) {
            return paidUnder.isEmpty() ? Optional.empty() : Optional.of(paidUnder);
        }
    }
}
