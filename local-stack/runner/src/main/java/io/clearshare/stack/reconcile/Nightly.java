package io.clearshare.stack.reconcile;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The reconciler as a program of its own, beside a running programme: compares books, chain and settled earnings every night,
 * or once, and stores what it found where finance reads it.
 */
public final class Nightly {

    /** What is under way looks like a difference; what still differs in the last pass does differ. */
    private static final int PASSES = 3;

    private static final Duration AGAIN_AFTER_TROUBLE = Duration.ofHours(1);

    private final ReconcilerSettings settings;
    private final Clock clock;

    Nightly(ReconcilerSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** {@code once}: exit 1 when something differs, 2 when nothing could be compared. {@code nightly}: never ends. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            new Nightly(ReconcilerSettings.of(System.getenv()), Clock.systemUTC()).run(String.join(" ", arguments));
        } catch (IllegalArgumentException | DateTimeException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private void run(String command) throws InterruptedException {
        switch (command) {
            case "once" -> System.exit(once().exitStatus());
            case "nightly" -> {
                System.out.println("reconciler ready");
                everyNight();
            }
            default -> throw new IllegalArgumentException("Usage: once | nightly (docs/payouts.md)");
        }
    }

    private void everyNight() throws InterruptedException {
        while (!Thread.currentThread().isInterrupted()) {
            Instant due = next(clock.instant(), lastRun(), settings.at(), settings.every());
            Thread.sleep(Math.max(0, Duration.between(clock.instant(), due).toMillis()));
            if (!once().trouble().isEmpty()) {
                Thread.sleep(AGAIN_AFTER_TROUBLE.toMillis());
            }
        }
    }

    /**
     * When to compare next: at that time of each day (UTC), or at once when the last such time was missed.
     *
     * @param last  when the last comparison ended, null when there was none
     * @param every a pause that replaces the time of day, or null
     */
    static Instant next(Instant now, @Nullable Instant last, LocalTime at, @Nullable Duration every) {
        if (last == null) {
            return now;
        }
        if (every != null) {
            return last.plus(every);
        }
        Instant today = now.atOffset(ZoneOffset.UTC).with(at).toInstant();
        Instant due = today.isAfter(now) ? today.minus(Duration.ofDays(1)) : today;
        return last.isBefore(due) ? now : due.plus(Duration.ofDays(1));
    }

    private @Nullable Instant lastRun() {
        try (Connection books = settings.books()) {
            return StoredRuns.lastEnd(books).orElse(null);
        } catch (SQLException e) {
            System.out.println("The books do not answer: " + e.getMessage());
            return null;
        }
    }

    /** Compares, prints and stores; what cannot be compared is stored as such. */
    ReconciliationRun once() throws InterruptedException {
        Instant began = clock.instant();
        ReconciliationRun run;
        try {
            Report report = standing();
            System.out.println(report.asText());
            run = ReconciliationRun.of(report, began, clock.instant());
        } catch (IOException | SQLException | RuntimeException e) {
            run = ReconciliationRun.impossible("Nothing could be compared: " + e.getMessage(), began, clock.instant());
            System.out.println(run.trouble());
        }
        try (Connection books = settings.books()) {
            StoredRuns.add(books, run);
            return run;
        } catch (SQLException e) {
            System.out.println("The result could not be stored: " + e.getMessage());
            return ReconciliationRun.impossible("The result could not be stored", began, clock.instant());
        }
    }

    private Report standing() throws IOException, SQLException, InterruptedException {
        Report report = pass();
        for (int passes = 1; passes < PASSES && !report.differences().isEmpty(); passes++) {
            Thread.sleep(settings.pause().toMillis());
            report = pass().standingSince(report);
        }
        return report;
    }

    private Report pass() throws IOException, SQLException, InterruptedException {
        Report report = Report.ofQuietProgramme();
        try (Connection books = settings.books()) {
            new CheckMoney(new ReadClickHouse(settings.clickhouse()), books, settings.solana(), report).run();
        }
        return report;
    }
}
