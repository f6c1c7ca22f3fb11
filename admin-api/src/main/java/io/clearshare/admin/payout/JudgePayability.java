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
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides whether an influencer can be paid now and which lines that would pay, or tells why not. */
@Component
class JudgePayability {

    private final Balances balances;
    private final Earnings earnings;
    private final Caps caps;
    private final Holds holds;
    private final Influencers influencers;
    private final Candidates candidates;
    private final PayoutTerms terms;
    private final Thresholds thresholds;
    private final JudgeConditions conditions;
    private final Clock clock;

    JudgePayability(
            Balances balances,
            Earnings earnings,
            Caps caps,
            Holds holds,
            Influencers influencers,
            Candidates candidates,
            PayoutTerms terms,
            Thresholds thresholds,
            JudgeConditions conditions,
            Clock clock) {
        this.balances = balances;
        this.earnings = earnings;
        this.caps = caps;
        this.holds = holds;
        this.influencers = influencers;
        this.candidates = candidates;
        this.terms = terms;
        this.thresholds = thresholds;
        this.conditions = conditions;
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
     * What is known about some people now, each part read once for all of them.
     *
     * @param held  lines that wait for a case, and the caps beside them
     * @param coming sum of the negative lines that are about to be booked
     */
    private record Facts(
            Map<String, Influencer> influencers,
            Map<String, Payout> open,
            Map<String, Payout> unpaidLast,
            Map<String, List<UnpaidLine>> unpaid,
            Set<String> held,
            Map<String, Long> coming,
            Map<String, Long> thresholds,
            Map<String, Balance> balances,
            Set<String> disputed) {}

    /**
     * Judges by everything known now.
     *
     * @param bookedUpTo the completeness that the books follow
     * @throws WarehouseUnavailable when holds cannot be read; nobody is paid then
     */
    Judgement judge(String influencerId, Instant bookedUpTo) {
        return Objects.requireNonNull(
                judgeAll(List.of(influencerId), bookedUpTo).get(influencerId));
    }

    /** Judges many, each by themselves. */
    Map<String, Judgement> judgeAll(List<String> influencerIds, Instant bookedUpTo) {
        Facts facts = facts(influencerIds, bookedUpTo);
        Map<String, JudgeConditions.Verdict> verdicts =
                verdicts(facts.influencers().values());
        Map<String, Judgement> judgements = new HashMap<>();
        influencerIds.forEach(id -> judgements.put(id, judgement(id, facts, verdicts.get(id))));
        return judgements;
    }

    private Facts facts(List<String> ids, Instant bookedUpTo) {
        Instant now = clock.instant();
        Map<String, List<UnpaidLine>> unpaid = candidates.unpaidLines(ids);
        List<String> withLines = List.copyOf(unpaid.keySet());
        List<String> held = withLines.isEmpty()
                ? List.of()
                : holds.heldOf(withLines).values().stream()
                        .flatMap(List::stream)
                        .toList();
        Set<String> waiting = new HashSet<>(held);
        waiting.addAll(held.isEmpty() ? List.of() : caps.heldWith(held));
        return new Facts(
                influencers.findAll(ids),
                candidates.open(ids),
                candidates.lastUnpaidSince(ids, now.minus(terms.pauseAfterRefusal())),
                unpaid,
                waiting,
                withLines.isEmpty() ? Map.of() : holds.comingNegativeMicros(withLines, bookedUpTo, now),
                thresholds.of(ids, now),
                balances.ofAll(ids),
                earnings.disputed());
    }

    private Map<String, JudgeConditions.Verdict> verdicts(Collection<Influencer> people) {
        List<Payee> payees = people.stream()
                .map(one ->
                        new Payee(one.influencerId(), one.wallet() == null ? "" : one.wallet(), Occasion.BALANCE, null))
                .toList();
        Map<String, JudgeConditions.Verdict> verdicts = new HashMap<>();
        if (!payees.isEmpty()) {
            List<JudgeConditions.Verdict> all = conditions.judgeAll(payees, candidates::paidMicros);
            for (int i = 0; i < payees.size(); i++) {
                verdicts.put(payees.get(i).influencerId(), all.get(i));
            }
        }
        return verdicts;
    }

    private Judgement judgement(String influencerId, Facts facts, JudgeConditions.@Nullable Verdict verdict) {
        List<NotPaidBecause> reasons = new ArrayList<>();
        Optional<Influencer> influencer =
                Optional.ofNullable(facts.influencers().get(influencerId));
        @Nullable String wallet = influencer.map(Influencer::wallet).orElse(null);
        personReasons(influencer, wallet, reasons);
        pastReasons(facts.open().get(influencerId), facts.unpaidLast().get(influencerId), wallet, reasons);
        LineChoice choice = LineChoice.of(
                facts.unpaid().getOrDefault(influencerId, List.of()),
                facts.held(),
                facts.coming().getOrDefault(influencerId, 0L));
        long threshold = facts.thresholds().getOrDefault(influencerId, Long.MAX_VALUE);
        balanceReasons(facts.balances().getOrDefault(influencerId, Balance.NONE), choice, threshold, reasons);
        LineChoice allowed = verdict == null ? choice : conditionReasons(verdict, choice, threshold, reasons);
        if (facts.disputed().contains(influencerId)) {
            reasons.add(
                    new NotPaidBecause(Code.BOOKS_DIFFER, "A booked line differs from the stream; we look into it"));
        }
        return new Judgement(List.copyOf(reasons), allowed, wallet == null ? "" : wallet, threshold);
    }

    /** Adds what other modules have against paying, and leaves the lines that may be paid nevertheless. */
    private static LineChoice conditionReasons(
            JudgeConditions.Verdict verdict, LineChoice choice, long threshold, List<NotPaidBecause> reasons) {
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

    private void pastReasons(
            @Nullable Payout open, @Nullable Payout unpaidLast, @Nullable String wallet, List<NotPaidBecause> reasons) {
        Optional.ofNullable(open).ifPresent(payout -> reasons.add(underWay(payout)));
        Duration pause = terms.pauseAfterRefusal();
        Optional.ofNullable(unpaidLast).ifPresent(payout -> {
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

    private static void balanceReasons(
            Balance balance, LineChoice choice, long threshold, List<NotPaidBecause> reasons) {
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
