package io.clearshare.admin.payout;

import io.clearshare.admin.parts.ManualClock;
import io.clearshare.admin.payout.PayoutRail.Payment;
import io.clearshare.admin.payout.PayoutRail.SignedPayment;
import io.clearshare.admin.payout.PayoutRail.Signing;
import io.clearshare.domain.payout.ChainView;
import io.clearshare.domain.payout.Fate;
import io.clearshare.domain.payout.ProvePayment;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Worker, books, chain, network and clocks in one thread: the same decisions as in production, everything else decided by
 * one seed.
 *
 * <p>Between any two calls of a worker time may pass, a clock may jump, the process may die, and another worker may do its
 * whole round.
 */
final class SimulatedWorld {

    private static final byte[] WIRE = new byte[0];

    /** Before weekends, and in the nights in which American and European clocks change. */
    private static final List<Instant> STARTS = Stream.of(
                    "2026-03-06T23:00:00Z", "2026-03-08T06:45:00Z", "2026-03-29T00:45:00Z", "2026-10-25T00:45:00Z")
            .map(Instant::parse)
            .toList();

    private static final Duration BLOCK = Duration.ofMillis(400);
    private static final int ROUNDS_MAX = 60_000;
    private static final int DEPTH_MAX = 3;
    /** Once in so many rounds somebody lets go on what is in review. */
    private static final int FINANCE_LOOKS = 100;

    private static final PayPayouts.Limits LIMITS = new PayPayouts.Limits(
            40,
            Duration.ofSeconds(90),
            Duration.ofSeconds(6),
            Duration.ofSeconds(6),
            Duration.ofSeconds(30),
            Duration.ofMinutes(30));

    private final SplittableRandom random;
    /** Dice of their own: where nothing is in review, the world is the one it was without them. */
    private final SplittableRandom finance;

    private final SimulatedChain chain;
    private final SimulatedBooks books = new SimulatedBooks();
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private final Instant start;
    private final ManualClock clock;
    private final PayoutRail rail;
    /** Each at the depth to which workers interrupt each other; who dies is replaced by one who remembers nothing. */
    private final List<PayMany> workers = new ArrayList<>();
    /** Takes payouts further one by one, as others leave them. */
    private final PayPayouts alone;

    private boolean faulty = true;
    private int depth;
    private int crashes;

    /**
     * What became of all payouts.
     *
     * @param longest that any of them took, by the clock of the workers
     */
    record Outcome(
            int settled,
            int released,
            int parked,
            int twice,
            int lost,
            int stuck,
            int attempts,
            int crashes,
            Duration longest) {

        boolean good() {
            return twice == 0 && lost == 0 && stuck == 0 && longest.compareTo(Duration.ofDays(1)) < 0;
        }
    }

    /** @param seenBy how the workers see the nodes; the identity, unless a wrong way is to be shown */
    SimulatedWorld(long seed, int payouts, UnaryOperator<List<ChainView>> seenBy) {
        random = new SplittableRandom(seed);
        finance = new SplittableRandom(~seed);
        start = STARTS.get((int) (seed % STARTS.size()));
        clock = new ManualClock(start);
        chain = new SimulatedChain(random.split());
        boolean two = random.nextBoolean();
        nodes.add(new SimulatedNode(chain, random.split(), two));
        if (two) {
            nodes.add(new SimulatedNode(chain, random.split(), false));
        }
        for (int i = 0; i < payouts; i++) {
            books.make(new UUID(seed, i), "w", 1 + random.nextInt(100_000_000));
        }
        ProvePayment proof = new ProvePayment(seenBy.apply(List.copyOf(nodes)));
        rail = disturbed(PayoutRail.class, new Rail(proof));
        alone = new PayPayouts(disturbed(PayoutSteps.class, books), rail, this::answer, LIMITS, clock);
        for (int i = 0; i <= DEPTH_MAX; i++) {
            workers.add(worker());
        }
    }

    private PayMany worker() {
        return new PayMany(
                disturbed(ManySteps.class, books),
                disturbed(PayoutSteps.class, books),
                rail,
                this::answer,
                alone,
                LIMITS,
                clock);
    }

    Outcome run(int payouts) {
        long micros = books.reservedMicros();
        for (int round = 0; round < ROUNDS_MAX && !books.idle(); round++) {
            if (faulty && books.openCount() <= payouts / 20) {
                heal();
            }
            if (!faulty || finance.nextInt(FINANCE_LOOKS) == 0) {
                books.inReview().forEach(id -> books.resume(id, clock.instant()));
            }
            pass(2 + random.nextInt(6));
            work();
        }
        Duration longest = Duration.between(start, clock.instant());
        heal();
        pass(600);
        if (books.reservedMicros() + books.givenBackMicros() + books.paidMicros() != micros) {
            throw new AssertionError("The books do not balance");
        }
        return outcome(longest);
    }

    private Outcome outcome(Duration longest) {
        int[] count = new int[6];
        int attempts = 0;
        for (Payout payout : books.payouts()) {
            int times = chain.timesPaid(Payout.memo(payout.payoutId()));
            PayoutState state = payout.state();
            count[3] += times > 1 ? 1 : 0;
            switch (state) {
                case SETTLED -> count[times == 0 ? 4 : 0]++;
                case FAILED, CANCELLED -> count[times > 0 ? 4 : 1]++;
                case REVIEW -> count[payout.reason().isEmpty() ? 5 : 2]++;
                case AWAITING_APPROVAL, CREATED, SIGNED, REFUSED, REFUNDING -> count[5]++;
            }
            attempts += books.of(payout.payoutId()).size();
        }
        return new Outcome(count[0], count[1], count[2], count[3], count[4], count[5], attempts, crashes, longest);
    }

    private void heal() {
        faulty = false;
        chain.heal();
        nodes.forEach(SimulatedNode::heal);
    }

    private void pass(int blocks) {
        for (int i = 0; i < blocks; i++) {
            chain.tick();
        }
        clock.advance(BLOCK.multipliedBy(blocks));
    }

    private void work() {
        int at = depth;
        try {
            if (random.nextInt(3) == 0) {
                alone.claim(1 + random.nextInt(16)).forEach(alone::advance);
            } else {
                workers.get(at).round(1 + random.nextInt(32), 1 + random.nextInt(16));
            }
        } catch (Crash e) {
            // The next worker finds what this one left, once its leases have run out.
            crashes++;
            workers.set(at, worker());
        }
    }

    private StillPayable.Answer answer(Payout payout) {
        return switch (random.nextInt(60)) {
            case 0 -> new StillPayable.Answer(StillPayable.Verdict.NO, "no longer");
            case 1, 2 -> new StillPayable.Answer(StillPayable.Verdict.UNKNOWN, "unknown");
            default -> StillPayable.Answer.YES;
        };
    }

    /** Everything may happen before and after each call. */
    private <T> T disturbed(Class<T> port, T real) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    disturb();
                    try {
                        Object answer = method.invoke(real, arguments);
                        disturb();
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw Objects.requireNonNull(e.getCause());
                    }
                }));
    }

    private void disturb() {
        if (!faulty) {
            return;
        }
        int luck = random.nextInt(2_000);
        if (luck < 200) {
            pass(1);
        } else if (luck < 206) {
            pass(random.nextInt(300));
        } else if (luck < 208) {
            clock.advance(Duration.ofSeconds(random.nextInt(1_200) - 300));
        } else if (luck < 228 && depth < DEPTH_MAX) {
            depth++;
            work();
            depth--;
        } else if (luck < 248) {
            throw Crash.now();
        }
    }

    /** Signs, sends and proves on the simulated chain. */
    private final class Rail implements PayoutRail {

        private final ProvePayment proof;

        private Rail(ProvePayment proof) {
            this.proof = proof;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public String mint() {
            return "m";
        }

        @Override
        public Signing sign(Payment payment) {
            if (faulty && random.nextInt(20) == 0) {
                return new Signing.NotNow("no blockhash");
            }
            SimulatedChain.Signed signed = chain.sign(payment);
            return new Signing.Signed(
                    new SignedPayment(signed.signature, WIRE, "", signed.lastValidHeight(), signed.hashSlot));
        }

        @Override
        public String send(SignedPayment signed) {
            chain.send(signed.signature());
            return "";
        }

        @Override
        public Fate prove(Payment payment, SignedPayment signed) {
            return proof.of(new ChainView.Sought(
                    signed.signature(),
                    payment.name(),
                    payment.wallet(),
                    true,
                    signed.lastValidBlockHeight(),
                    signed.contextSlot()));
        }
    }
}
