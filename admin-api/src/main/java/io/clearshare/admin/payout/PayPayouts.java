package io.clearshare.admin.payout;

import io.clearshare.admin.payout.PayoutRail.Payment;
import io.clearshare.admin.payout.PayoutRail.Signing;
import io.clearshare.domain.money.Currency;
import io.clearshare.domain.payout.Fate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
            Duration disputeMax,
            Duration stuckMax) {

        /** With the usual time after which something on a durable nonce that does not land is given up. */
        Limits(
                int attemptsMax,
                Duration lease,
                Duration sendEvery,
                Duration lookEvery,
                Duration retryAfter,
                Duration disputeMax) {
            this(attemptsMax, lease, sendEvery, lookEvery, retryAfter, disputeMax, Duration.ofMinutes(15));
        }

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
    private final @Nullable MoveEscrow escrow;
    private final StillPayable stillPayable;
    private final Limits limits;
    private final Clock clock;

    /** Pays where nothing goes through an escrow. */
    PayPayouts(PayoutSteps steps, PayoutRail rail, StillPayable stillPayable, Limits limits, Clock clock) {
        this(steps, rail, null, stillPayable, limits, clock);
    }

    PayPayouts(
            PayoutSteps steps,
            PayoutRail rail,
            @Nullable MoveEscrow escrow,
            StillPayable stillPayable,
            Limits limits,
            Clock clock) {
        this.steps = steps;
        this.rail = rail;
        this.escrow = escrow;
        this.stillPayable = stillPayable;
        this.limits = limits;
        this.clock = clock;
    }

    /** Takes the payouts that are due. */
    List<Lease> claim(int payoutsMax) {
        if (!rail.isReady()) {
            return List.of();
        }
        List<Lease> leases = new ArrayList<>(steps.claim(payoutsMax, limits.lease(), clock.instant()));
        if (escrow != null) {
            leases.addAll(escrow.claim(payoutsMax));
        }
        return List.copyOf(leases);
    }

    /** Takes one payout a step further. */
    void advance(Lease lease) {
        try {
            Payout payout = steps.find(lease.payoutId()).orElseThrow();
            if (escrow != null && escrow.takes(lease, payout)) {
                return;
            }
            List<Attempt> all = steps.of(payout.payoutId());
            switch (payout.state()) {
                case CREATED -> sign(lease, payout, payout.tries(all));
                case SIGNED -> openOf(all).ifPresent(attempt -> prove(lease, payout, attempt));
                case AWAITING_APPROVAL, SETTLED, FAILED, REVIEW, REFUSED, CANCELLED, REFUNDING ->
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
        Optional<Signing> released = escrow == null ? Optional.empty() : escrow.release(lease, payout);
        Signing signing = released.orElseGet(() -> rail.sign(payment(payout)));
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
        boolean released = !attempt.payment().nonceAccount().isEmpty();
        Fate fate = released && escrow != null
                ? escrow.proveRelease(lease, payout, attempt)
                : rail.prove(payment(payout), attempt.payment());
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
            disputed(lease, payout.waitingSince(attempt), disputed, now);
        } else if (fate instanceof Fate.Open open) {
            if (open.sendAgain() && sendIsDue(attempt, now)) {
                send(lease, attempt);
            }
            steps.later(lease, in(limits.lookEvery()), open.why());
        }
    }

    /** A node on a fork comes back to the others; one that lies does not, and then a person has to find out which. */
    private void disputed(Lease lease, Instant since, Fate.Disputed disputed, Instant now) {
        if (since.plus(limits.disputeMax()).isAfter(now)) {
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
        return attempt.sendIsDue(limits.sendEvery(), now);
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
