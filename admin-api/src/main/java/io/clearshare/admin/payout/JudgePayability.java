package io.clearshare.admin.payout;

import static io.clearshare.admin.payout.NotPaidBecause.dollars;

import io.clearshare.admin.earning.Caps;
import io.clearshare.admin.earning.Earnings;
import io.clearshare.admin.earning.Holds;
import io.clearshare.admin.ledger.Balance;
import io.clearshare.admin.ledger.Balances;
import io.clearshare.admin.payout.NotPaidBecause.Code;
import io.clearshare.admin.payout.PayoutCondition.Occasion;
import io.clearshare.admin.payout.PayoutCondition.Payee;
import io.clearshare.admin.program.Influencer;
import io.clearshare.admin.program.Influencers;
import io.clearshare.admin.warehouse.WarehouseUnavailable;
import io.clearshare.domain.program.InfluencerState;
import io.clearshare.domain.wallet.SolanaAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides whether an influencer can be paid now and which lines that would pay, or tells why not. */
@Component
class JudgePayability implements StillPayable {

    private final Balances balances;
    private final Earnings earnings;
    private final Caps caps;
    private final Holds holds;
    private final Influencers influencers;
    private final Candidates candidates;
    private final PayoutBook book;
    private final PayoutTerms terms;
    private final Thresholds thresholds;
    private final JudgeConditions conditions;
    private final Withhold withhold;
    private final Clock clock;

    JudgePayability(
            Balances balances,
            Earnings earnings,
            Caps caps,
            Holds holds,
            Influencers influencers,
            Candidates candidates,
            PayoutBook book,
            PayoutTerms terms,
            Thresholds thresholds,
            JudgeConditions conditions,
            Withhold withhold,
            Clock clock) {
        this.balances = balances;
        this.earnings = earnings;
        this.caps = caps;
        this.holds = holds;
        this.influencers = influencers;
        this.candidates = candidates;
        this.book = book;
        this.terms = terms;
        this.thresholds = thresholds;
        this.conditions = conditions;
        this.withhold = withhold;
        this.clock = clock;
    }

    /**
     * The verdict on a balance.
     *
     * @param choice the lines that a payout would take; meaningful only without reasons
     * @param wallet where it would go, empty when there is none
     * @param thresholdMicros from which balance a payout is made
     */
    record Judgement(List<NotPaidBecause> reasons, LineChoice choice, String wallet, long thresholdMicros) {

        boolean payable() {
            return reasons.isEmpty();
        }
    }

    /**
     * Judges by everything known now.
     *
     * @param bookedUpTo the completeness that the books follow
     * @throws WarehouseUnavailable when holds cannot be read; nobody is paid then
     */
    Judgement judge(String influencerId, Instant bookedUpTo) {
        List<NotPaidBecause> reasons = new ArrayList<>();
        Optional<Influencer> influencer = influencers.find(influencerId);
        @Nullable String wallet = influencer.map(Influencer::wallet).orElse(null);
        personReasons(influencer, wallet, reasons);
        pastReasons(influencerId, wallet, reasons);
        List<UnpaidLine> unpaid = candidates.unpaidLines(influencerId);
        List<String> held = unpaid.isEmpty() ? List.of() : holds.heldOf(influencerId);
        long coming = unpaid.isEmpty() ? 0 : holds.comingNegativeMicros(influencerId, bookedUpTo, clock.instant());
        Set<String> waiting = new HashSet<>(held);
        waiting.addAll(held.isEmpty() ? List.of() : caps.heldWith(held));
        LineChoice choice = LineChoice.of(unpaid, waiting, coming);
        long threshold = thresholds.of(influencerId, clock.instant());
        balanceReasons(influencerId, choice, threshold, reasons);
        LineChoice allowed = choice;
        if (influencer.isPresent()) {
            Payee payee = new Payee(influencerId, wallet == null ? "" : wallet, Occasion.BALANCE, null);
            allowed = conditionReasons(payee, choice, threshold, reasons);
        }
        if (earnings.disputed(influencerId)) {
            reasons.add(
                    new NotPaidBecause(Code.BOOKS_DIFFER, "A booked line differs from the stream; we look into it"));
        }
        return new Judgement(List.copyOf(reasons), allowed, wallet == null ? "" : wallet, threshold);
    }

    /** Adds what other modules have against paying, and leaves the lines that may be paid nevertheless. */
    private LineChoice conditionReasons(Payee payee, LineChoice choice, long threshold, List<NotPaidBecause> reasons) {
        JudgeConditions.Verdict verdict = conditions.judge(payee, () -> candidates.paidMicros(payee.influencerId()));
        reasons.addAll(verdict.reasons());
        NotPaidBecause beyond = verdict.beyondAllowance();
        if (beyond == null || !verdict.reasons().isEmpty()) {
            return choice;
        }
        LineChoice allowed = choice.upTo(verdict.allowanceMicros());
        if (isEnough(choice, threshold) && !isEnough(allowed, threshold)) {
            reasons.add(beyond);
        }
        return allowed;
    }

    private static boolean isEnough(LineChoice choice, long threshold) {
        return choice.amountMicros() > 0 && choice.amountMicros() >= threshold;
    }

    @Override
    public Answer check(Payout payout) {
        return check(payout, Occasion.SIGNING);
    }

    @Override
    public Answer preview(Payout payout) {
        return check(payout, Occasion.BALANCE);
    }

    private Answer check(Payout payout, Occasion occasion) {
        Optional<Influencer> influencer = influencers.find(payout.influencerId());
        if (influencer.isEmpty() || influencer.get().state() != InfluencerState.ACTIVE) {
            return new Answer(Verdict.NO, "the influencer is no longer active");
        }
        if (!payout.wallet().equals(influencer.get().wallet())) {
            return new Answer(Verdict.NO, "the payout address has changed");
        }
        if (earnings.disputed(payout.influencerId())) {
            return new Answer(Verdict.UNKNOWN, "a booked line differs from the stream");
        }
        if (balances.of(payout.influencerId()).availableMicros() < 0) {
            return new Answer(Verdict.NO, "earnings were reversed since the payout was made");
        }
        long withheld = book.withheldMicros(payout.payoutId());
        long gross = Math.addExact(payout.amountMicros(), withheld);
        if (withhold.of(payout.influencerId(), gross).micros() != withheld) {
            return new Answer(Verdict.NO, "what has to be withheld for tax has changed");
        }
        Answer conditionsNow = checkConditions(payout, occasion);
        return conditionsNow.verdict() == Verdict.YES ? checkHolds(payout) : conditionsNow;
    }

    private Answer checkConditions(Payout payout, Occasion occasion) {
        String influencerId = payout.influencerId();
        JudgeConditions.Verdict verdict = conditions.judge(
                new Payee(influencerId, payout.wallet(), occasion, payout.payoutId()),
                () -> candidates.paidMicros(influencerId));
        if (!verdict.reasons().isEmpty()) {
            return new Answer(
                    verdict.unknown() ? Verdict.UNKNOWN : Verdict.NO,
                    verdict.reasons().get(0).message());
        }
        NotPaidBecause beyond = verdict.beyondAllowance();
        return beyond == null || payout.amountMicros() <= verdict.allowanceMicros()
                ? Answer.YES
                : new Answer(Verdict.NO, beyond.message());
    }

    private Answer checkHolds(Payout payout) {
        try {
            List<String> held = holds.heldOf(payout.influencerId());
            boolean touched = book.earningIds(payout.payoutId()).stream().anyMatch(new HashSet<>(held)::contains);
            return touched ? new Answer(Verdict.NO, "a fraud case was opened on one of its lines") : Answer.YES;
        } catch (WarehouseUnavailable e) {
            return new Answer(Verdict.UNKNOWN, "holds cannot be read now");
        }
    }

    private static void personReasons(
            Optional<Influencer> influencer, @Nullable String wallet, List<NotPaidBecause> reasons) {
        if (influencer.isEmpty() || influencer.get().state() != InfluencerState.ACTIVE) {
            String state = influencer.map(i -> i.state().wireName()).orElse("unknown");
            reasons.add(new NotPaidBecause(Code.NOT_ACTIVE, "Only active influencers are paid; the state is " + state));
        }
        if (wallet == null || wallet.isEmpty()) {
            reasons.add(new NotPaidBecause(Code.NO_WALLET, "No Solana address to pay to has been given"));
        } else if (!SolanaAddress.isOnCurve(wallet)) {
            reasons.add(new NotPaidBecause(
                    Code.WALLET_UNUSABLE, "No key can belong to the address " + wallet + "; give another one"));
        }
    }

    private void pastReasons(String influencerId, @Nullable String wallet, List<NotPaidBecause> reasons) {
        candidates.open(influencerId).ifPresent(payout -> reasons.add(underWay(payout)));
        Duration pause = terms.pauseAfterRefusal();
        candidates.lastUnpaidSince(influencerId, clock.instant().minus(pause)).ifPresent(payout -> {
            Instant again = payout.changedAt().plus(pause);
            String when = "; it is tried again after " + again;
            switch (payout.state()) {
                case REFUSED ->
                    reasons.add(new NotPaidBecause(Code.REFUSED, "Finance refused: " + payout.reason() + when));
                case FAILED ->
                    reasons.add(new NotPaidBecause(Code.FAILED, "The chain refused: " + payout.reason() + when));
                case CANCELLED -> {
                    if (payout.reason().startsWith(PayoutRail.AMOUNT)
                            && payout.wallet().equals(wallet)) {
                        reasons.add(new NotPaidBecause(Code.TOO_SMALL, payout.reason()));
                    }
                    if (payout.reason().startsWith(PayoutRail.ADDRESS)
                            && payout.wallet().equals(wallet)) {
                        reasons.add(new NotPaidBecause(Code.WALLET_UNUSABLE, payout.reason()));
                    }
                }
                case AWAITING_APPROVAL, CREATED, SIGNED, REVIEW, REFUNDING, SETTLED ->
                    throw new IllegalStateException();
            }
        });
    }

    private static NotPaidBecause underWay(Payout payout) {
        return switch (payout.state()) {
            case AWAITING_APPROVAL ->
                new NotPaidBecause(Code.AWAITING_APPROVAL, "A payout waits for the approval of finance");
            case CREATED, SIGNED ->
                new NotPaidBecause(
                        Code.SENDING,
                        "A payout is on its way" + (payout.reason().isEmpty() ? "" : ": " + payout.reason()));
            case REFUNDING ->
                new NotPaidBecause(Code.REFUNDING, "The last payout was not made; its amount is coming back");
            case REVIEW ->
                new NotPaidBecause(Code.IN_REVIEW, "The last payout has to be looked at: " + payout.reason());
            case SETTLED, FAILED, REFUSED, CANCELLED ->
                throw new IllegalStateException(payout.state() + " is not open");
        };
    }

    private void balanceReasons(String influencerId, LineChoice choice, long threshold, List<NotPaidBecause> reasons) {
        Balance balance = balances.of(influencerId);
        boolean enough = isEnough(choice, threshold);
        if (choice.heldMicros() > 0 && !enough) {
            reasons.add(NotPaidBecause.held(choice.heldMicros()));
        }
        if (balance.availableMicros() < 0) {
            reasons.add(new NotPaidBecause(
                    Code.NEGATIVE_BALANCE, "Reversals exceed earnings by " + dollars(-balance.availableMicros())));
        } else if (!enough) {
            reasons.add(new NotPaidBecause(
                    Code.BELOW_THRESHOLD,
                    dollars(Math.max(0, choice.amountMicros())) + " of the " + dollars(threshold)
                            + " from which payouts are made"));
        }
    }
}
