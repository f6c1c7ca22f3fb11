package io.clearshare.admin.earning;

import io.clearshare.admin.earning.LineTotals.Sum;
import io.clearshare.admin.earning.SettledLines.Position;
import io.clearshare.admin.progress.Progress;
import io.clearshare.admin.warehouse.WarehouseUnavailable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Brings settled lines into the books, each exactly once, and compares both sides.
 *
 * <p>Totals per influencer tell who has something new; only their lines are read, from the newest booked one on. If that
 * does not explain the difference, all their lines are compared.
 */
@Component
public class ImportEarnings {

    private static final Logger LOG = LoggerFactory.getLogger(ImportEarnings.class);
    private static final int LINES_MAX = 2_000;

    private final Progress progress;
    private final SettledLines lines;
    private final Earnings earnings;
    private final ApplyBookedLimits limits;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final Map<String, LineTotals> compared = new HashMap<>();

    ImportEarnings(
            Progress progress,
            SettledLines lines,
            Earnings earnings,
            ApplyBookedLimits limits,
            TransactionOperations transactions,
            ApplicationEventPublisher events) {
        this.progress = progress;
        this.lines = lines;
        this.earnings = earnings;
        this.limits = limits;
        this.transactions = transactions;
        this.events = events;
    }

    /**
     * One pass over everybody who has something new.
     *
     * @return the completeness that the books now follow; empty while none is known, as after a start
     */
    public synchronized Optional<Instant> run() {
        Instant upTo = progress.completeUpTo();
        if (upTo.equals(Instant.EPOCH)) {
            // Nothing is known to be readable yet; a booked line is not missing because of that.
            return Optional.empty();
        }
        Map<String, LineTotals> shown = lines.totals(upTo);
        Map<String, Sum> booked = earnings.totals();
        Set<String> disputed = earnings.disputed();
        shown.forEach((influencer, totals) -> {
            boolean same = totals.free().equals(booked.getOrDefault(influencer, Sum.NONE));
            if ((!same || disputed.contains(influencer)) && !totals.equals(compared.get(influencer))) {
                bringSafely(influencer, totals, upTo);
            }
        });
        booked.keySet().stream()
                .filter(id -> !shown.containsKey(id) && !disputed.contains(id))
                .forEach(id -> compare(id, upTo));
        compared.keySet().retainAll(shown.keySet());
        // Before anybody is paid: a line that a limit cuts must never be payable whole.
        limits.run();
        return Optional.of(upTo);
    }

    /** One influencer whose lines cannot be booked must not keep the others from being paid. */
    private void bringSafely(String influencerId, LineTotals shown, Instant upTo) {
        try {
            bring(influencerId, shown, upTo);
        } catch (WarehouseUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("The lines of influencer {} cannot be booked", influencerId, e);
        }
    }

    private void bring(String influencerId, LineTotals shown, Instant upTo) {
        bookFrom(influencerId, Position.before(earnings.settledLast(influencerId)), upTo);
        if (!earnings.total(influencerId).equals(shown.free())) {
            bookFrom(influencerId, Position.START, upTo);
            compare(influencerId, upTo);
        } else {
            earnings.settleDisputes(influencerId);
        }
        compared.put(influencerId, shown);
    }

    private void bookFrom(String influencerId, Position start, Instant upTo) {
        Position position = start;
        List<SettledLine> page;
        do {
            page = lines.after(influencerId, position, upTo, LINES_MAX);
            List<SettledLine> free = page.stream().filter(line -> !line.held()).toList();
            if (!free.isEmpty()) {
                book(influencerId, free);
            }
            position = page.isEmpty() ? position : Position.of(page.get(page.size() - 1));
        } while (page.size() == LINES_MAX);
    }

    private void book(String influencerId, List<SettledLine> page) {
        List<SettledLine> booked = Objects.requireNonNull(transactions.execute(status -> earnings.book(page)));
        if (!booked.isEmpty()) {
            long micros = booked.stream().mapToLong(SettledLine::amountMicros).sum();
            events.publishEvent(new EarningImported(influencerId, booked.size(), micros));
        }
    }

    /** Every booked line must be shown with the booked amount, held or not. */
    private void compare(String influencerId, Instant upTo) {
        Map<String, Long> shown = new HashMap<>();
        Position position = Position.START;
        List<SettledLine> page;
        do {
            page = lines.after(influencerId, position, upTo, LINES_MAX);
            page.forEach(line -> shown.put(line.earningId(), line.amountMicros()));
            position = page.isEmpty() ? position : Position.of(page.get(page.size() - 1));
        } while (page.size() == LINES_MAX);
        boolean agree = true;
        String after = "";
        List<String> ids;
        do {
            ids = earnings.idsAfter(influencerId, after, LINES_MAX);
            Map<String, Long> differing = earnings.amounts(ids).entrySet().stream()
                    .filter(line -> !line.getValue().equals(shown.get(line.getKey())))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            differing.forEach((id, micros) -> dispute(influencerId, id, micros, shown.get(id)));
            agree &= differing.isEmpty();
            after = ids.isEmpty() ? after : ids.get(ids.size() - 1);
        } while (ids.size() == LINES_MAX);
        if (agree) {
            earnings.settleDisputes(influencerId);
        }
    }

    private void dispute(String influencerId, String earningId, long bookedMicros, @Nullable Long seenMicros) {
        LOG.error(
                "Earning {} of {} is booked as {} but shown as {}", earningId, influencerId, bookedMicros, seenMicros);
        earnings.dispute(influencerId, earningId, bookedMicros, seenMicros);
    }
}
