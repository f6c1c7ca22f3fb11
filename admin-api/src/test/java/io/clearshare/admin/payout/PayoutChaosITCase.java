package io.clearshare.admin.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.ledger.Account;
import io.clearshare.admin.ledger.Balance;
import io.clearshare.admin.ledger.StoredBalances;
import io.clearshare.admin.parts.ManualClock;
import io.clearshare.admin.parts.MigratedDatabase;
import io.clearshare.admin.parts.SolanaPart;
import io.clearshare.admin.payout.PayPayouts.Limits;
import io.clearshare.admin.payout.PayoutRail.Payment;
import io.clearshare.admin.payout.solana.Rails;
import io.clearshare.domain.approval.Band;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pays while the network loses, delays and denies transactions and workers die at every step; the finalised chain is the
 * judge. {@code -Dclearshare.chaos.payouts=1000} is the long form, {@code -Dclearshare.chaos.seed=…} repeats a run's dice.
 */
class PayoutChaosITCase {

    private static final int PAYOUTS = Integer.getInteger("clearshare.chaos.payouts", 60);
    private static final int WORKERS = 6;

    private static final Duration PATIENCE = Duration.ofMillis(700);
    private static final Duration PER_PAYOUT_MAX = Duration.ofSeconds(3);
    private static final Limits LIMITS = new Limits(
            1_000,
            Duration.ofSeconds(40),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofMinutes(15));

    @TempDir
    private Path directory;

    private final long seed = Long.getLong("clearshare.chaos.seed", System.nanoTime());
    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final List<Payment> payments = new ArrayList<>();
    private SolanaPart node;
    private MigratedDatabase database;

    @BeforeEach
    void start() {
        System.out.println("payout chaos: seed " + seed + ", payouts " + PAYOUTS);
        database = MigratedDatabase.create();
        node = SolanaPart.start(directory);
        node.advance(40);
    }

    @AfterEach
    void stop() {
        node.close();
        database.close();
    }

    @Test
    void everyPayoutIsPaidExactlyOnce() throws Exception {
        PayoutBook book = makePayouts();
        Crash.Dice dice = new Crash.Dice(seed, 0.02);
        CrashingAttempts steps = new CrashingAttempts(database, book, dice);
        PayoutRail rail = new CrashingRail(Rails.to(node, PATIENCE), dice);
        ManySteps many = steps.together();
        StillPayable payable = payout -> StillPayable.Answer.YES;
        Supplier<PayMany> pay = () -> new PayMany(
                many, steps, rail, payable, new PayPayouts(steps, rail, payable, LIMITS, clock), LIMITS, clock);
        try (FaultyChain chain = new FaultyChain(node, clock, seed)) {
            workUntil(pay, () -> open() <= PAYOUTS / 10);
            chain.heal();
            dice.stop();
            workUntil(pay, () -> open() == 0);
        }
        assertPaid(1);
        assertBooksMatchChain();
    }

    /** The same faults must show that the obvious loop pays twice, or this test would prove nothing. */
    @Test
    void theObviousLoopPaysSomeTwice() throws Exception {
        makePayouts();
        PayoutRail rail = Rails.to(node, PATIENCE);
        FaultyChain judged;
        try (FaultyChain chain = new FaultyChain(node, clock, seed)) {
            judged = chain;
            NaivePayer payer = new NaivePayer(rail, node, chain);
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (Payment payment : payments.subList(0, Math.min(40, payments.size()))) {
                tasks.add(() -> {
                    payer.pay(payment);
                    return true;
                });
            }
            inParallel(tasks);
        }
        long twice = payments.stream()
                .filter(p -> judged.timesPaid(p.payoutId(), p.wallet()) > 1)
                .count();
        System.out.println("the obvious loop paid " + twice + " payouts more than once");
        assertThat(twice).isPositive();
    }

    private PayoutBook makePayouts() {
        PayoutFixtures fixtures = new PayoutFixtures(database);
        Random random = new Random(seed);
        for (int i = 0; i < PAYOUTS; i++) {
            String influencer = "i-" + i;
            String wallet = SolanaPart.newAccount().getPublicKeyBase58();
            long micros = 1_000_000L + random.nextInt(99_000_000);
            fixtures.influencer(influencer, wallet);
            fixtures.earning(influencer, "e-" + i, micros);
            UUID id = fixtures.payout(
                    influencer, wallet, node.mint(), Band.AUTOMATIC, clock.instant(), new UnpaidLine("e-" + i, micros));
            payments.add(new Payment(id, wallet, micros));
        }
        return fixtures.book();
    }

    private void workUntil(Supplier<PayMany> pay, BooleanSupplier done) throws Exception {
        Instant deadline = Instant.now().plus(PER_PAYOUT_MAX.multipliedBy(PAYOUTS));
        List<Callable<Boolean>> workers = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            workers.add(() -> {
                PayMany worker = pay.get();
                while (!done.getAsBoolean() && Instant.now().isBefore(deadline)) {
                    worker = survives(worker) ? worker : pay.get();
                }
                return true;
            });
        }
        inParallel(workers);
        assertThat(done.getAsBoolean()).as("finished in time").isTrue();
    }

    /** One who dies takes what was in hand along; the others wait until its leases run out. */
    private static boolean survives(PayMany worker) {
        try {
            if (worker.round(16, 4) == 0) {
                Thread.yield();
            }
            return true;
        } catch (Crash crash) {
            return false;
        }
    }

    private static void inParallel(List<Callable<Boolean>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
        try {
            for (Future<Boolean> task : threads.invokeAll(tasks)) {
                assertThat(task.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void assertPaid(int times) throws InterruptedException {
        try (FaultyChain judge = new FaultyChain(node, clock, 0)) {
            judge.heal();
            assertThat(payments)
                    .allSatisfy(p -> assertThat(judge.timesPaid(p.payoutId(), p.wallet()))
                            .as("times paid of %s, which is %s", p.payoutId(), told(p.payoutId()))
                            .isEqualTo(times));
        }
    }

    private String told(UUID payoutId) {
        return database.client()
                .sql("SELECT state || ': ' || reason FROM payout WHERE payout_id = ?")
                .param(payoutId)
                .query(String.class)
                .single();
    }

    private void assertBooksMatchChain() {
        StoredBalances balances = new StoredBalances(database.client());
        long total = payments.stream().mapToLong(Payment::units).sum();
        assertThat(balances.ofAccount(Account.TREASURY_USDC.address())).isEqualTo(total);
        for (int i = 0; i < PAYOUTS; i++) {
            assertThat(balances.of("i-" + i)).isEqualTo(Balance.NONE);
        }
        assertThat(count("SELECT count(*) FROM payout WHERE state = 'SETTLED'")).isEqualTo(PAYOUTS);
        assertThat(count("SELECT count(*) FROM payout_attempt WHERE state = 'LANDED'"))
                .isEqualTo(PAYOUTS);
        assertThat(count("SELECT count(*) FROM payout_attempt WHERE state = 'OPEN'"))
                .isZero();
        long fees = node.call("getBalance", node.treasury().getPublicKeyBase58())
                .path("value")
                .asLong();
        long booked = balances.ofAccount(Account.TREASURY_SOL.address());
        assertThat(fees + booked).as("SOL left and SOL booked as spent").isEqualTo(1_000_000_000_000L);
        System.out.println("attempts " + count("SELECT count(*) FROM payout_attempt") + " for " + PAYOUTS
                + " payouts, sends " + count("SELECT sum(sends) FROM payout_attempt"));
    }

    private long open() {
        return count("SELECT count(*) FROM payout WHERE state NOT IN ('SETTLED', 'FAILED', 'REVIEW', 'CANCELLED')");
    }

    private long count(String sql) {
        Long value = database.jdbc().queryForObject(sql, Long.class);
        return value == null ? -1 : value;
    }
}
