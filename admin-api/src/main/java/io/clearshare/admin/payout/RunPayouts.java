package io.clearshare.admin.payout;

import io.clearshare.admin.earning.ImportEarnings;
import io.clearshare.admin.warehouse.WarehouseUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps money moving: earnings into the books, payouts out of balances, payments onto the chain.
 *
 * <p>Runs on threads of its own, because the chain may keep them waiting.
 */
@Component
class RunPayouts implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RunPayouts.class);
    private static final long BOOK_EVERY_MILLIS = 1_000;
    private static final long PAY_EVERY_MILLIS = 250;
    private static final int PAYERS = 4;
    /** Signed and stored together by one of them. */
    private static final int TOGETHER = 256;
    /** So many are watched by one of them at once; more wait unsigned. */
    private static final int IN_HAND_MAX = 4_096;

    private static final long STOP_SECONDS_MAX = 3;

    private static final Duration PAUSE_WITHOUT_WAREHOUSE = Duration.ofSeconds(3);

    /** So much of a message tells whether the same obstacle is still there. */
    private static final int KIND_CHARACTERS = 100;

    private final ImportEarnings importEarnings;
    private final MakePayouts makePayouts;
    private final @Nullable PayoutRail rail;
    private final List<PayMany> workers;
    private final @Nullable CatchUpWithChain catchUp;
    private final Clock clock;
    private final Pace pace = new Pace();
    private String obstacle = "";
    private Instant pauseUntil = Instant.EPOCH;
    private volatile @Nullable ScheduledExecutorService clockwork;

    RunPayouts(
            ImportEarnings importEarnings,
            MakePayouts makePayouts,
            PayoutSteps steps,
            ManySteps many,
            StillPayable stillPayable,
            CheckRate rate,
            ObjectProvider<PayoutRail> rail,
            ObjectProvider<EscrowRail> escrowRail,
            EscrowBook escrowBook,
            ObjectProvider<PaymentHistory> history,
            FoundPayments found,
            PayoutBook book,
            Clock clock) {
        this.importEarnings = importEarnings;
        this.makePayouts = makePayouts;
        this.clock = clock;
        this.rail = rail.getIfAvailable();
        PaymentHistory payments = history.getIfAvailable();
        this.catchUp = payments == null ? null : new CatchUpWithChain(found, book, escrowBook, payments, clock);
        if (this.rail == null) {
            this.workers = List.of();
            return;
        }
        MoveEscrow escrow = new MoveEscrow(
                escrowBook, steps, escrowRail.getIfAvailable(), stillPayable, PayPayouts.Limits.USUAL, clock);
        this.workers = workers(many, steps, this.rail, escrow, new CheckBeforeSigning(stillPayable, rate), clock);
    }

    private static List<PayMany> workers(
            ManySteps many,
            PayoutSteps steps,
            PayoutRail rail,
            MoveEscrow escrow,
            StillPayable stillPayable,
            Clock clock) {
        List<PayMany> workers = new ArrayList<>();
        for (int i = 0; i < PAYERS; i++) {
            PayPayouts.Limits limits = PayPayouts.Limits.USUAL;
            PayPayouts alone = new PayPayouts(steps, rail, escrow, stillPayable, limits, clock);
            workers.add(new PayMany(many, steps, rail, stillPayable, alone, limits, clock));
        }
        return workers;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newScheduledThreadPool(1 + PAYERS);
        clockwork = started;
        repeat(started, this::books, BOOK_EVERY_MILLIS);
        workers.forEach(worker -> repeat(started, () -> payments(worker), PAY_EVERY_MILLIS));
    }

    /** A round logs what fails in it, and the next one tries again; so nobody waits for the future. */
    private static void repeat(ScheduledExecutorService clockwork, Runnable round, long pauseMillis) {
        var unused = clockwork.scheduleWithFixedDelay(round, 0, pauseMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService running = clockwork;
        clockwork = null;
        if (running != null) {
            running.shutdownNow();
            giveBack(running);
        }
    }

    /** What is in hand need not wait until its lease runs out. */
    private void giveBack(ScheduledExecutorService stopped) {
        try {
            if (stopped.awaitTermination(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                workers.forEach(PayMany::release);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("Payouts in hand wait until their leases run out: {}", e.getMessage());
        }
    }

    @Override
    public boolean isRunning() {
        return clockwork != null;
    }

    private void books() {
        if (clock.instant().isBefore(pauseUntil)) {
            return;
        }
        Instant begun = clock.instant();
        try {
            Optional<Instant> bookedUpTo = importEarnings.run();
            Duration pause = pace.after(Duration.between(begun, clock.instant()));
            if (rail != null && rail.isReady()) {
                String mint = rail.mint();
                bookedUpTo.ifPresent(upTo -> makePayouts.run(upTo, mint));
            }
            obstacle = "";
            pauseUntil = clock.instant().plus(pause);
        } catch (WarehouseUnavailable e) {
            String message = String.valueOf(e.getMessage());
            String kind = message.substring(0, Math.min(KIND_CHARACTERS, message.length()));
            if (!kind.equals(obstacle)) {
                LOG.warn("No earnings are booked: {}", message);
            }
            obstacle = kind;
            pauseUntil = clock.instant().plus(PAUSE_WITHOUT_WAREHOUSE);
        } catch (RuntimeException e) {
            LOG.error("Booking earnings failed", e);
        }
    }

    /** Rounds without a pause while there is something to do; what fails leaves its leases to run out. */
    private void payments(PayMany worker) {
        try {
            while (isRunning() && (catchUp == null || catchUp.done()) && worker.round(IN_HAND_MAX, TOGETHER) > 0) {
                LOG.trace("There may be more to pay");
            }
        } catch (RuntimeException e) {
            LOG.error("Looking for payouts to pay failed", e);
        }
    }
}
