package io.clearshare.admin.payout;

import io.clearshare.admin.earning.ImportEarnings;
import io.clearshare.admin.warehouse.WarehouseUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    /** Comparing totals takes a tenth of the warehouse's time, unless it takes very long. */
    private static final int PAUSE_TIMES = 9;

    private static final Duration PAUSE_MAX = Duration.ofSeconds(3);

    private static final Duration PAUSE_WITHOUT_WAREHOUSE = Duration.ofSeconds(3);

    /** So much of a message tells whether the same obstacle is still there. */
    private static final int KIND_CHARACTERS = 100;

    private final ImportEarnings importEarnings;
    private final MakePayouts makePayouts;
    private final @Nullable PayoutRail rail;
    private final @Nullable PayPayouts pay;
    private final @Nullable CatchUpWithChain catchUp;
    private final Clock clock;
    private String obstacle = "";
    private Instant pauseUntil = Instant.EPOCH;
    private @Nullable ScheduledExecutorService clockwork;
    private @Nullable ExecutorService payers;

    RunPayouts(
            ImportEarnings importEarnings,
            MakePayouts makePayouts,
            PayoutSteps steps,
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
        this.pay = this.rail == null
                ? null
                : new PayPayouts(
                        steps,
                        this.rail,
                        new MoveEscrow(
                                escrowBook,
                                steps,
                                escrowRail.getIfAvailable(),
                                stillPayable,
                                PayPayouts.Limits.USUAL,
                                clock),
                        payout -> {
                            StillPayable.Answer answer = stillPayable.check(payout);
                            return answer.verdict() == StillPayable.Verdict.YES ? rate.of(payout) : answer;
                        },
                        PayPayouts.Limits.USUAL,
                        clock);
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newScheduledThreadPool(2);
        clockwork = started;
        payers = Executors.newFixedThreadPool(PAYERS);
        repeat(started, this::books, BOOK_EVERY_MILLIS);
        repeat(started, this::payments, PAY_EVERY_MILLIS);
    }

    /** A round logs what fails in it, and the next one tries again; so nobody waits for the future. */
    private static void repeat(ScheduledExecutorService clockwork, Runnable round, long pauseMillis) {
        var unused = clockwork.scheduleWithFixedDelay(round, 0, pauseMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (clockwork != null && payers != null) {
            clockwork.shutdownNow();
            payers.shutdownNow();
        }
        clockwork = null;
        payers = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return clockwork != null;
    }

    private void books() {
        if (clock.instant().isBefore(pauseUntil)) {
            return;
        }
        Instant begun = clock.instant();
        try {
            Optional<Instant> bookedUpTo = importEarnings.run();
            if (rail != null && rail.isReady()) {
                String mint = rail.mint();
                bookedUpTo.ifPresent(upTo -> makePayouts.run(upTo, mint));
            }
            obstacle = "";
            Duration pause = Duration.between(begun, clock.instant()).multipliedBy(PAUSE_TIMES);
            // One slow answer, such as the first after a restart, must not keep money waiting.
            pauseUntil = clock.instant().plus(pause.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause);
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

    private void payments() {
        ExecutorService workers = payers;
        if (pay == null || workers == null) {
            return;
        }
        try {
            if (catchUp != null && !catchUp.done()) {
                return;
            }
            List<Future<?>> running = new ArrayList<>();
            for (Lease lease : pay.claim(PAYERS * 2)) {
                running.add(workers.submit(() -> pay.advance(lease)));
            }
            for (Future<?> one : running) {
                await(one);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("Looking for payouts to pay failed", e);
        }
    }

    /** A payout that fails here keeps its lease until it runs out, and is then taken up again. */
    private static void await(Future<?> one) throws InterruptedException {
        try {
            one.get();
        } catch (ExecutionException e) {
            LOG.error("A payout could not be taken further", e.getCause());
        }
    }
}
