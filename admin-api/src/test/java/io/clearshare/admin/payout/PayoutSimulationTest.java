package io.clearshare.admin.payout;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.clearshare.admin.payout.SimulatedWorld.Outcome;
import io.clearshare.domain.payout.ChainView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Pays thousands of payouts in a world where everything goes wrong, each world from one seed.
 *
 * <p>{@code -Dclearshare.simulation.seeds=10000} is the long form; {@code -Dclearshare.simulation.seed=…} replays the one
 * world that a failure names.
 */
class PayoutSimulationTest {

    private static final int PAYOUTS = Integer.getInteger("clearshare.simulation.payouts", 200);
    private static final int SEEDS = Integer.getInteger("clearshare.simulation.seeds", 300);
    private static final long FIRST = Long.getLong("clearshare.simulation.seed", 1);
    private static final boolean ONE = System.getProperty("clearshare.simulation.seed") != null;

    @BeforeAll
    static void quiet() {
        // Lost leases are what this test is made of.
        ((Logger) LoggerFactory.getLogger(PayPayouts.class)).setLevel(Level.WARN);
    }

    @Test
    void everyPayoutEndsWithinADayPaidOnceOrGivenBackOrParkedWithAReason() {
        long began = System.nanoTime();
        long settled = 0;
        long released = 0;
        long parked = 0;
        long attempts = 0;
        long crashes = 0;
        Duration longest = Duration.ZERO;
        for (long seed = FIRST; seed < FIRST + (ONE ? 1 : SEEDS); seed++) {
            Outcome outcome = run(seed, nodes -> nodes);
            assertThat(outcome.good())
                    .as("-Dclearshare.simulation.seed=%d gives %s", seed, outcome)
                    .isTrue();
            settled += outcome.settled();
            released += outcome.released();
            parked += outcome.parked();
            attempts += outcome.attempts();
            crashes += outcome.crashes();
            longest = longest.compareTo(outcome.longest()) < 0 ? outcome.longest() : longest;
        }
        System.out.printf(
                "simulation: %d worlds of %d payouts in %d ms: %d settled, %d given back, %d parked, %d attempts, %d crashes, longest %s%n",
                ONE ? 1 : SEEDS,
                PAYOUTS,
                (System.nanoTime() - began) / 1_000_000,
                settled,
                released,
                parked,
                attempts,
                crashes,
                longest);
        assertThat(attempts)
                .as("the world is hard enough to need further attempts")
                .isGreaterThan(settled);
    }

    @Test
    void aSeedGivesTheSameWorldAgain() {
        assertThat(run(42, nodes -> nodes)).isEqualTo(run(42, nodes -> nodes));
    }

    /** Without the slot of the answer and the look for the memo, nodes that lag together make payouts be paid twice, if seldom. */
    @Test
    void whoTakesAnySilenceForAnExpiryPaysTwice() {
        assertThat(twice(
                        100,
                        nodes -> nodes.stream().<ChainView>map(Credulous::new).toList()))
                .isPositive();
    }

    /** The word of one node of two is not enough when it lies. */
    @Test
    void whoBelievesOneNodeAlonePaysTwice() {
        assertThat(twice(20, nodes -> nodes.subList(0, 1))).isPositive();
    }

    private static int twice(int seeds, UnaryOperator<List<ChainView>> seenBy) {
        int twice = 0;
        for (long seed = 1; seed <= seeds; seed++) {
            twice += run(seed, seenBy).twice();
        }
        return twice;
    }

    private static Outcome run(long seed, UnaryOperator<List<ChainView>> seenBy) {
        return new SimulatedWorld(seed, PAYOUTS, seenBy).run(PAYOUTS);
    }

    /** Believes that every answer is of now, and that nobody else pays under the memo. */
    private record Credulous(ChainView node) implements ChainView {

        @Override
        public String name() {
            return node.name();
        }

        @Override
        public Status status(String signature) {
            Status status = node.status(signature);
            return status.known() ? status : Status.unknown(Long.MAX_VALUE);
        }

        @Override
        public Tip finalisedTip() {
            return node.finalisedTip();
        }

        @Override
        public NonceValue nonce(String account) {
            return node.nonce(account);
        }

        @Override
        public long historyFrom() {
            return node.historyFrom();
        }

        @Override
        public Optional<Costs> costs(String signature) {
            return node.costs(signature);
        }

        @Override
        public Optional<String> paidUnder(Sought sought, long slot) {
            return Optional.empty();
        }
    }
}
