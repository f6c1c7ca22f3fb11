package io.clearshare.admin.payout;

import io.clearshare.admin.payout.PayoutRail.Payment;
import io.clearshare.admin.payout.PayoutRail.Proof;
import io.clearshare.admin.payout.PayoutRail.Signing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pays payouts: sign, store, send, prove; never signs again before the last signature is proven not to have paid.
 *
 * <p>Everything it knows is in the database before it acts on it, so it may be stopped anywhere and continued by another.
 */
class PayPayouts {

    /** How often and how long. */
    record Limits(int attemptsMax, Duration lease, Duration sendEvery, Duration lookEvery, Duration retryAfter) {

        static final Limits USUAL = new Limits(
                5, Duration.ofSeconds(90), Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(30));
    }

    private static final Logger LOG = LoggerFactory.getLogger(PayPayouts.class);

    private final PayoutBook book;
    private final Attempts attempts;
    private final PayoutRail rail;
    private final StillPayable stillPayable;
    private final Limits limits;
    private final Clock clock;

    PayPayouts(
            PayoutBook book,
            Attempts attempts,
            PayoutRail rail,
            StillPayable stillPayable,
            Limits limits,
            Clock clock) {
        this.book = book;
        this.attempts = attempts;
        this.rail = rail;
        this.stillPayable = stillPayable;
        this.limits = limits;
        this.clock = clock;
    }

    /** Takes the payouts that are due. */
    List<Lease> claim(int payoutsMax) {
        return rail.isReady() ? attempts.claim(payoutsMax, limits.lease(), clock.instant()) : List.of();
    }

    /** Takes one payout a step further. */
    void advance(Lease lease) {
        try {
            Payout payout = book.find(lease.payoutId()).orElseThrow();
            List<Attempt> all = book.attempts(payout.payoutId());
            Optional<Attempt> open =
                    all.stream().filter(a -> a.state() == Attempt.State.OPEN).findFirst();
            switch (payout.state()) {
                case CREATED -> sign(lease, payout, all.size());
                case SIGNED -> prove(lease, payout, open.orElseThrow());
                case AWAITING_APPROVAL, SETTLED, FAILED, REVIEW, REFUSED, CANCELLED ->
                    LOG.debug("Payout {} is {} by now", payout.payoutId(), payout.state());
            }
        } catch (Lease.Lost e) {
            LOG.info("{}", e.getMessage());
        }
    }

    private void sign(Lease lease, Payout payout, int attemptsMade) {
        if (attemptsMade >= limits.attemptsMax()) {
            attempts.review(lease, attemptsMade + " attempts did not pay", clock.instant());
            return;
        }
        StillPayable.Answer answer = stillPayable.check(payout);
        switch (answer.verdict()) {
            case NO -> attempts.cancel(lease, answer.reason(), clock.instant());
            case UNKNOWN -> attempts.later(lease, in(limits.retryAfter()), answer.reason());
            case YES -> signNow(lease, payout);
        }
    }

    private void signNow(Lease lease, Payout payout) {
        Signing signing = rail.sign(payment(payout));
        if (signing instanceof Signing.Signed signed) {
            attempts.signed(lease, signed.payment(), clock.instant());
            Attempt attempt = openAttempt(payout.payoutId());
            send(lease, attempt);
            attempts.later(lease, in(limits.lookEvery()), "");
        } else if (signing instanceof Signing.NotNow notNow) {
            attempts.later(lease, in(limits.retryAfter()), notNow.reason());
        } else if (signing instanceof Signing.Unpayable unpayable) {
            attempts.cancel(lease, unpayable.reason(), clock.instant());
        }
    }

    private void prove(Lease lease, Payout payout, Attempt attempt) {
        Proof proof = rail.prove(payment(payout), attempt.payment());
        Instant now = clock.instant();
        if (proof instanceof Proof.Landed landed) {
            attempts.landed(lease, attempt, landed, now);
        } else if (proof instanceof Proof.Failed failed) {
            attempts.failed(lease, attempt, failed, now, now.plus(limits.retryAfter()));
        } else if (proof instanceof Proof.Expired expired) {
            attempts.expired(lease, attempt, expired, now);
        } else if (proof instanceof Proof.Impossible impossible) {
            attempts.review(lease, impossible.why(), now);
        } else if (proof instanceof Proof.Open open) {
            if (open.sendAgain() && sendIsDue(attempt, now)) {
                send(lease, attempt);
            }
            attempts.later(lease, in(limits.lookEvery()), open.why());
        }
    }

    private void send(Lease lease, Attempt attempt) {
        String answer = rail.send(attempt.payment());
        LOG.debug("Payout {} attempt {}: {}", lease.payoutId(), attempt.no(), answer);
        attempts.sent(lease, attempt, clock.instant());
    }

    private boolean sendIsDue(Attempt attempt, Instant now) {
        return attempt.sentLast() == null
                || !attempt.sentLast().plus(limits.sendEvery()).isAfter(now);
    }

    private Attempt openAttempt(UUID payoutId) {
        return book.attempts(payoutId).stream()
                .filter(a -> a.state() == Attempt.State.OPEN)
                .findFirst()
                .orElseThrow();
    }

    private static Payment payment(Payout payout) {
        return new Payment(payout.payoutId(), payout.wallet(), payout.amountMicros());
    }

    private Instant in(Duration delay) {
        return clock.instant().plus(delay);
    }
}
