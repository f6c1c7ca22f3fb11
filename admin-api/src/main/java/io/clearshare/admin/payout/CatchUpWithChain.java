package io.clearshare.admin.payout;

import io.clearshare.admin.payout.FoundPayments.Found;
import io.clearshare.admin.payout.FoundPayments.Owned;
import io.clearshare.admin.payout.PaymentHistory.PaidOnChain;
import io.clearshare.admin.payout.PaymentHistory.Payer;
import io.clearshare.admin.payout.PaymentHistory.Reading;
import io.clearshare.domain.money.Currency;
import io.clearshare.domain.signing.EscrowMove.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Compares the treasury's payments on the chain with the books before anything is signed, because the books may have been
 * restored from a backup that does not know the last ones.
 *
 * <p>A payout that waits although it was paid is settled by its proof. A payment of a payout that the books do not have is
 * booked to whom it went; while that is not clear, it keeps everybody it may have gone to from being paid.
 */
final class CatchUpWithChain {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUpWithChain.class);

    /** So long a signed transaction can still land; what was on its way when the backup was restored shows up by then. */
    private static final long LIFE_BLOCKS = 151;

    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final FoundPayments found;
    private final PayoutBook book;
    private final EscrowBook escrow;
    private final PaymentHistory history;
    private final Clock clock;

    private boolean done;
    private long waitForHeight;
    private Instant next = Instant.MIN;
    private String trouble = "";

    CatchUpWithChain(FoundPayments found, PayoutBook book, EscrowBook escrow, PaymentHistory history, Clock clock) {
        this.found = found;
        this.book = book;
        this.escrow = escrow;
        this.history = history;
        this.clock = clock;
    }

    /** Reads on when it is due; whether the books have caught up since this process began. */
    synchronized boolean done() {
        if (clock.instant().isBefore(next)) {
            return done;
        }
        try {
            readOn();
            trouble = "";
        } catch (PaymentHistory.Unreadable | DataAccessException e) {
            // Also while payments are stopped: then no payout is given an attempt, and nothing is signed anyway.
            if (!trouble.equals(e.getMessage())) {
                LOG.warn("Payments wait: {}", e.getMessage());
            }
            trouble = String.valueOf(e.getMessage());
        }
        next = done ? clock.instant().plus(AGAIN) : Instant.MIN;
        return done;
    }

    /** Reads the payments of every key that ever paid: one that was replaced may have paid last. */
    private void readOn() {
        boolean surprised = false;
        boolean complete = true;
        long heightFirst = Long.MAX_VALUE;
        long heightLast = 0;
        for (Payer payer : found.payers(history.payers(), clock.instant())) {
            Reading reading = history.after(payer, found.readUpTo(payer), found::known);
            surprised |= book(reading.payments());
            complete &= reading.complete();
            heightFirst = Math.min(heightFirst, reading.height());
            heightLast = Math.max(heightLast, reading.height());
            if (reading.complete() && !reading.newest().isEmpty()) {
                found.readUpTo(payer, reading.newest(), clock.instant());
            }
        }
        if (surprised) {
            waitForHeight = heightLast + LIFE_BLOCKS;
            done = false;
        } else if (complete && heightFirst >= waitForHeight) {
            done = true;
        }
    }

    private boolean book(List<PaidOnChain> payments) {
        boolean surprised = false;
        for (PaidOnChain paid : payments) {
            surprised = true;
            LOG.warn("The books do not know the payment {} of payout {}", paid.signature(), paid.payoutId());
            if (paid.escrow() != null && paid.escrow() != Kind.RELEASE) {
                if (!escrow.found(paid, clock.instant())) {
                    LOG.warn(
                            "{} moved {} micros around the escrow for a payout that the books do not have so",
                            paid.signature(),
                            paid.units());
                }
            } else if (!found.adopt(paid, clock.instant())) {
                keep(paid);
            }
        }
        return surprised;
    }

    private void keep(PaidOnChain paid) {
        Optional<Payout> payout = book.find(paid.payoutId());
        boolean fromVault = escrow.find(paid.payoutId())
                .filter(held -> held.state() == Escrow.State.FUNDED)
                .isPresent();
        payout.filter(waiting -> waiting.state() == PayoutState.AWAITING_APPROVAL && !fromVault)
                .ifPresent(waiting -> book.withdraw(waiting, "It was paid before", clock.instant()));
        String influencerId = payout.map(Payout::influencerId).orElseGet(() -> ownerOf(paid));
        @Nullable
        Long amount =
                payout.map(Payout::amountMicros).orElse(paid.currency() == Currency.USDC ? (Long) paid.units() : null);
        found.keep(paid, influencerId, amount, clock.instant());
        payout.filter(waiting -> waiting.state() == PayoutState.AWAITING_APPROVAL && fromVault)
                .ifPresent(waiting -> escrow.withdrawPaid(waiting, clock.instant()));
        // A payout in review may be the one that paid: people decide about both together.
        boolean clear = payout.map(one -> switch (one.state()) {
                    case REVIEW, SIGNED, CREATED, REFUNDING -> false;
                    case AWAITING_APPROVAL, SETTLED, FAILED, REFUSED, CANCELLED -> true;
                })
                .orElse(true);
        if (clear && influencerId != null && amount != null) {
            Found kept = found.find(paid.signature()).orElseThrow();
            found.book(kept, influencerId, amount, FoundPayments.SYSTEM, clock.instant());
        }
    }

    private @Nullable String ownerOf(PaidOnChain paid) {
        List<String> owners = found.addresses().stream()
                .filter(owned -> paid.paidTo()
                        .equals(
                                paid.currency() == Currency.SOL
                                        ? owned.wallet()
                                        : history.tokenAccount(owned.wallet())))
                .map(Owned::influencerId)
                .distinct()
                .toList();
        return owners.size() == 1 ? owners.get(0) : null;
    }
}
