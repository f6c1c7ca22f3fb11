package io.clearshare.admin.payout;

import io.clearshare.admin.payout.PayoutRail.Payment;
import io.clearshare.admin.payout.PayoutRail.Signing;
import io.clearshare.domain.money.Currency;
import io.clearshare.domain.payout.Fate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pays payouts: sign, store, send, prove; never signs again before the last signature is proven not to have paid.
 *
 * <p>Everything it knows is in the database before it acts on it, so it may be stopped anywhere and continued by another.
 */
class PayPayouts {

    /** How often and how long. */
    record Limits(
            int attemptsMax,
            Duration lease,
            Duration sendEvery,
            Duration lookEvery,
            Duration retryAfter,
            Duration disputeMax) {

        static final Limits USUAL = new Limits(
                5,
                Duration.ofSeconds(90),
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                Duration.ofMinutes(15));
    }

    private static final Logger LOG = LoggerFactory.getLogger(PayPayouts.class);

    private final PayoutSteps steps;
    private final PayoutRail rail;
    private final StillPayable stillPayable;
    private final Limits limits;
    private final Clock clock;

    PayPayouts(PayoutSteps steps, PayoutRail rail, StillPayable stillPayable, Limits limits, Clock clock) {
        this.steps = steps;
        this.rail = rail;
        this.stillPayable = stillPayable;
        this.limits = limits;
        this.clock = clock;
    }

    /** Takes the payouts that are due. */
    List<Lease> claim(int payoutsMax) {
        return rail.isReady() ? steps.claim(payoutsMax, limits.lease(), clock.instant()) : List.of();
    }

    /** Takes one payout a step further. */
    void advance(Lease lease) {
        try {
            Payout payout = steps.find(lease.payoutId()).orElseThrow();
            List<Attempt> all = steps.of(payout.payoutId());
            switch (payout.state()) {
                case CREATED -> sign(lease, payout, all.size());
                case SIGNED -> openOf(all).ifPresent(attempt -> prove(lease, payout, attempt));
                case AWAITING_APPROVAL, SETTLED, FAILED, REVIEW, REFUSED, CANCELLED ->
                    LOG.debug("Payout {} is {} by now", payout.payoutId(), payout.state());
            }
        } catch (Lease.Lost e) {
            LOG.info("{}", e.getMessage());
        }
    }

    private void sign(Lease lease, Payout payout, int attemptsMade) {
        if (attemptsMade >= limits.attemptsMax()) {
            steps.review(lease, attemptsMade + " attempts did not pay", clock.instant());
            return;
        }
        StillPayable.Answer answer = stillPayable.check(payout);
        switch (answer.verdict()) {
            case NO -> steps.cancel(lease, answer.reason(), clock.instant());
            case UNKNOWN -> steps.later(lease, in(limits.retryAfter()), answer.reason());
            case YES -> signNow(lease, payout);
        }
    }

    private void signNow(Lease lease, Payout payout) {
        Signing signing = rail.sign(payment(payout));
        if (signing instanceof Signing.Signed signed) {
            steps.signed(lease, signed.payment(), clock.instant());
            openOf(steps.of(payout.payoutId())).ifPresent(attempt -> {
                send(lease, attempt);
                steps.later(lease, in(limits.lookEvery()), "");
            });
        } else if (signing instanceof Signing.NotNow notNow) {
            steps.later(lease, in(limits.retryAfter()), notNow.reason());
        } else if (signing instanceof Signing.Unpayable unpayable) {
            steps.cancel(lease, unpayable.reason(), clock.instant());
        }
    }

    private void prove(Lease lease, Payout payout, Attempt attempt) {
        Fate fate = rail.prove(payment(payout), attempt.payment());
        Instant now = clock.instant();
        if (fate instanceof Fate.Landed landed) {
            steps.landed(lease, attempt, landed, now);
        } else if (fate instanceof Fate.Failed failed) {
            steps.failed(lease, attempt, failed, now, now.plus(limits.retryAfter()));
        } else if (fate instanceof Fate.Expired expired) {
            steps.expired(lease, attempt, expired, now);
        } else if (fate instanceof Fate.Impossible impossible) {
            steps.review(lease, impossible.why(), now);
        } else if (fate instanceof Fate.Disputed disputed) {
            disputed(lease, attempt, disputed, now);
        } else if (fate instanceof Fate.Open open) {
            if (open.sendAgain() && sendIsDue(attempt, now)) {
                send(lease, attempt);
            }
            steps.later(lease, in(limits.lookEvery()), open.why());
        }
    }

    /** A node on a fork comes back to the others; one that lies does not, and then a person has to find out which. */
    private void disputed(Lease lease, Attempt attempt, Fate.Disputed disputed, Instant now) {
        if (attempt.signedAt().plus(limits.disputeMax()).isAfter(now)) {
            steps.later(lease, in(limits.lookEvery()), disputed.why());
        } else {
            steps.review(lease, disputed.why(), now);
        }
    }

    private void send(Lease lease, Attempt attempt) {
        String answer = rail.send(attempt.payment());
        LOG.debug("Payout {} attempt {}: {}", lease.payoutId(), attempt.no(), answer);
        steps.sent(lease, attempt, clock.instant());
    }

    private boolean sendIsDue(Attempt attempt, Instant now) {
        return attempt.sentLast() == null
                || !attempt.sentLast().plus(limits.sendEvery()).isAfter(now);
    }

    /** None when somebody with a newer lease has closed it since. */
    private static Optional<Attempt> openOf(List<Attempt> attempts) {
        return attempts.stream().filter(a -> a.state() == Attempt.State.OPEN).findFirst();
    }

    static Payment payment(Payout payout) {
        SolTerms sol = payout.sol();
        return new Payment(
                payout.payoutId(),
                payout.wallet(),
                sol == null ? Currency.USDC : Currency.SOL,
                sol == null ? payout.amountMicros() : sol.lamports(),
                payout.linesRoot());
    }

    private Instant in(Duration delay) {
        return clock.instant().plus(delay);
    }
}
