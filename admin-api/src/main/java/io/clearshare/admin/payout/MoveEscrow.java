package io.clearshare.admin.payout;

import io.clearshare.admin.payout.PayPayouts.Limits;
import io.clearshare.admin.payout.PayoutRail.Signing;
import io.clearshare.domain.payout.Fate;
import io.clearshare.domain.signing.EscrowMove.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the amounts of large payouts into the escrow as soon as they are made, and back to the treasury when they end without
 * being paid; {@link PayPayouts} lets them out to their recipients.
 *
 * <p>Funding does not wait for an approval, so approvers see that the money is there, and it gives nothing away: out of the
 * vault two of three other signers let it, to the recipient only after all approvals. Release and refund of a payout are
 * signed on the same nonce, so at most one of what was signed on a value of it can land.
 */
class MoveEscrow {

    private static final Logger LOG = LoggerFactory.getLogger(MoveEscrow.class);

    private final EscrowBook book;
    private final PayoutSteps steps;
    private final @Nullable EscrowRail rail;
    private final StillPayable stillPayable;
    private final Limits limits;
    private final Clock clock;

    /** @param rail null where no escrow is configured; what is in one then waits */
    MoveEscrow(
            EscrowBook book,
            PayoutSteps steps,
            @Nullable EscrowRail rail,
            StillPayable stillPayable,
            Limits limits,
            Clock clock) {
        this.book = book;
        this.steps = steps;
        this.rail = rail;
        this.stillPayable = stillPayable;
        this.limits = limits;
        this.clock = clock;
    }

    List<Lease> claim(int payoutsMax) {
        return book.claim(payoutsMax, limits.lease(), clock.instant());
    }

    /** Takes the payout a step further, if the next step is one around the vault. */
    boolean takes(Lease lease, Payout payout) {
        Escrow held = escrowOf(payout).orElse(null);
        if (held == null || !payout.state().isOpen() || payout.state() == PayoutState.REVIEW) {
            return false;
        }
        if (rail == null || !rail.multisig().equals(held.multisig())) {
            steps.later(lease, in(limits.retryAfter()), "the escrow of this payout is not configured");
            return true;
        }
        Optional<Escrow.Move> cancel = held.open(Kind.CANCEL);
        if (cancel.isPresent() && closed(lease, payout, rail, cancel.get())) {
            return true;
        }
        return switch (payout.state()) {
            case AWAITING_APPROVAL, CREATED -> held.state() == Escrow.State.UNFUNDED && fund(lease, payout, rail, held);
            case REFUNDING -> refund(lease, payout, rail, held);
            case SIGNED, SETTLED, FAILED, REVIEW, REFUSED, CANCELLED -> false;
        };
    }

    private Optional<Escrow> escrowOf(Payout payout) {
        return switch (payout.band()) {
            case ESCROW -> book.find(payout.payoutId());
            case AUTOMATIC, ONE_APPROVAL, TWO_APPROVALS -> Optional.empty();
        };
    }

    private boolean fund(Lease lease, Payout payout, EscrowRail escrow, Escrow held) {
        Optional<Escrow.Move> open = held.open(Kind.FUND);
        if (open.isPresent()) {
            prove(lease, payout, escrow, open.get());
            return true;
        }
        StillPayable.Answer answer = stillPayable.preview(payout);
        if (answer.verdict() == StillPayable.Verdict.YES) {
            sign(lease, payout, escrow, held, Kind.FUND, "");
        } else if (answer.verdict() == StillPayable.Verdict.NO && payout.state() == PayoutState.CREATED) {
            steps.cancel(lease, answer.reason(), clock.instant());
        } else {
            steps.later(lease, in(limits.retryAfter()), answer.reason());
        }
        return true;
    }

    private boolean refund(Lease lease, Payout payout, EscrowRail escrow, Escrow held) {
        Optional<Escrow.Move> open = held.open(Kind.FUND).or(() -> held.open(Kind.REFUND));
        if (open.isPresent()) {
            prove(lease, payout, escrow, open.get());
        } else if (held.state() == Escrow.State.UNFUNDED) {
            book.ended(lease, held, clock.instant());
        } else {
            Optional<String> nonce = book.nonce(lease, escrow.nonces());
            if (nonce.isPresent()) {
                sign(lease, payout, escrow, held, Kind.REFUND, nonce.get());
            } else {
                steps.later(lease, in(limits.retryAfter()), "all nonces of the escrow are in use");
            }
        }
        return true;
    }

    private void sign(Lease lease, Payout payout, EscrowRail escrow, Escrow held, Kind kind, String nonce) {
        int tries = payout.tries(held.attempts(kind));
        if (tries >= limits.attemptsMax()) {
            steps.review(lease, tries + " attempts did not " + kind + " the escrow", clock.instant());
            return;
        }
        Signing signing = escrow.sign(kind, PayPayouts.payment(payout), nonce);
        if (signing instanceof Signing.Signed signed) {
            book.signed(lease, kind, signed.payment(), clock.instant());
            send(payout, escrow, signed.payment());
            steps.later(lease, in(limits.lookEvery()), "");
        } else {
            String why =
                    signing instanceof Signing.NotNow notNow ? notNow.reason() : ((Signing.Unpayable) signing).reason();
            steps.later(lease, in(limits.retryAfter()), why);
        }
    }

    /** The signed release of a payout that is in the vault; empty for one that does not go through the escrow. */
    Optional<Signing> release(Lease lease, Payout payout) {
        if (escrowOf(payout).isEmpty()) {
            return Optional.empty();
        }
        EscrowRail escrow = rail;
        if (escrow == null) {
            return Optional.of(new Signing.NotNow("the escrow of this payout is not configured"));
        }
        return Optional.of(book.nonce(lease, escrow.nonces())
                .map(nonce -> escrow.sign(Kind.RELEASE, PayPayouts.payment(payout), nonce))
                .orElseGet(() -> new Signing.NotNow("all nonces of the escrow are in use")));
    }

    /** What is certain about a release; one that does not land for long is cancelled by moving its nonce on. */
    Fate proveRelease(Lease lease, Payout payout, Attempt attempt) {
        EscrowRail escrow = rail;
        if (escrow == null) {
            return new Fate.Open(false, "the escrow of this payout is not configured");
        }
        Fate fate = escrow.prove(Kind.RELEASE, PayPayouts.payment(payout), attempt.payment());
        cancelIfStuck(lease, payout, escrow, attempt, fate);
        return fate;
    }

    private void prove(Lease lease, Payout payout, EscrowRail escrow, Escrow.Move move) {
        Attempt attempt = move.attempt();
        Fate fate = escrow.prove(move.kind(), PayPayouts.payment(payout), attempt.payment());
        if (!close(lease, move, fate)) {
            if (move.kind() == Kind.REFUND) {
                cancelIfStuck(lease, payout, escrow, attempt, fate);
            }
            Instant now = clock.instant();
            if (fate instanceof Fate.Open open) {
                if (open.sendAgain() && attempt.sendIsDue(limits.sendEvery(), now)) {
                    send(payout, escrow, attempt.payment());
                }
                steps.later(lease, in(limits.lookEvery()), open.why());
            } else if (fate instanceof Fate.Disputed disputed
                    && payout.waitingSince(attempt).plus(limits.disputeMax()).isAfter(now)) {
                steps.later(lease, in(limits.lookEvery()), disputed.why());
            } else {
                steps.review(lease, fate.toString(), now);
            }
        }
    }

    private boolean close(Lease lease, Escrow.Move move, Fate fate) {
        Instant now = clock.instant();
        if (fate instanceof Fate.Landed landed) {
            book.landed(lease, move, landed, now);
        } else if (fate instanceof Fate.Failed failed) {
            book.over(lease, move, failed, now, now.plus(limits.retryAfter()));
        } else if (fate instanceof Fate.Expired expired) {
            book.expired(lease, move, expired, now);
        } else {
            return false;
        }
        return true;
    }

    /** Whether what was to move the nonce on is over; until then it is sent again beside everything else. */
    private boolean closed(Lease lease, Payout payout, EscrowRail escrow, Escrow.Move cancel) {
        Attempt attempt = cancel.attempt();
        Fate fate = escrow.prove(Kind.CANCEL, PayPayouts.payment(payout), attempt.payment());
        if (fate instanceof Fate.Open open
                && open.sendAgain()
                && attempt.sendIsDue(limits.sendEvery(), clock.instant())) {
            send(payout, escrow, attempt.payment());
        }
        return close(lease, cancel, fate);
    }

    private void cancelIfStuck(Lease lease, Payout payout, EscrowRail escrow, Attempt attempt, Fate fate) {
        Duration stuckFor = Duration.between(attempt.signedAt(), clock.instant());
        boolean stuck = fate instanceof Fate.Open open && open.sendAgain() && stuckFor.compareTo(limits.stuckMax()) > 0;
        Escrow held = book.find(payout.payoutId()).orElseThrow();
        if (!stuck
                || held.open(Kind.CANCEL).isPresent()
                || stillPayable.preview(payout).verdict() == StillPayable.Verdict.UNKNOWN) {
            return;
        }
        Signing signing = escrow.sign(
                Kind.CANCEL, PayPayouts.payment(payout), attempt.payment().nonceAccount());
        if (signing instanceof Signing.Signed signed) {
            book.signed(lease, Kind.CANCEL, signed.payment(), clock.instant());
            send(payout, escrow, signed.payment());
        }
    }

    private void send(Payout payout, EscrowRail escrow, PayoutRail.SignedPayment payment) {
        String answer = escrow.send(payment);
        LOG.debug("Escrow of payout {}: {}", payout.payoutId(), answer);
        book.sent(payment, clock.instant());
    }

    private Instant in(Duration delay) {
        return clock.instant().plus(delay);
    }
}
