package io.clearshare.admin.payout;

import io.clearshare.admin.payout.NotPaidBecause.Code;
import io.clearshare.admin.payout.PayoutCondition.Finding;
import io.clearshare.admin.payout.PayoutCondition.Payee;
import io.clearshare.admin.payout.PayoutConditions.Condition;
import io.clearshare.admin.payout.PayoutConditions.Standing;
import io.clearshare.admin.payout.PayoutDetail.Check;
import io.clearshare.admin.settings.PayoutConditionSettings;
import io.clearshare.domain.kyc.PayoutTier;
import io.clearshare.domain.kyc.Requirement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks every condition about somebody and tells how much may be paid to them. */
@Component
class JudgeConditions {

    private final List<PayoutCondition> conditions;
    private final Set<Requirement> asked;
    private final long limitedMicros;

    /** Requirements that are asked for and that nothing in this installation can answer. */
    private final List<NotPaidBecause> unanswered;

    JudgeConditions(ObjectProvider<PayoutCondition> conditions, PayoutConditionSettings settings) {
        this.conditions = conditions.orderedStream().toList();
        this.asked = settings.requirements();
        this.limitedMicros = settings.limitedMicros();
        this.unanswered = asked.stream()
                .filter(requirement -> requirement != Requirement.IDENTITY)
                .filter(requirement -> this.conditions.stream().noneMatch(c -> c.requirement() == requirement))
                .map(NotPaidBecause::missing)
                .toList();
    }

    /**
     * What all conditions come to.
     *
     * @param reasons         why nothing at all is paid; empty when something may be
     * @param allowanceMicros what may be paid in one more payout
     * @param beyondAllowance why not more than that, or null where there is no limit
     * @param unknown         whether a condition could not be told
     */
    record Verdict(
            List<NotPaidBecause> reasons,
            long allowanceMicros,
            @Nullable NotPaidBecause beyondAllowance,
            boolean unknown) {}

    /** What was found of each condition. */
    private record Found(PayoutCondition condition, Finding finding, boolean asked) {

        boolean passed() {
            return finding instanceof Finding.Met || (!(finding instanceof Finding.Blocked) && !asked);
        }

        /** Whether it only keeps somebody from being paid more. */
        boolean limits() {
            return condition.requirement() == Requirement.IDENTITY && finding instanceof Finding.Missing;
        }
    }

    /** @param paidMicros what has been paid to them so far, read only where it matters */
    Verdict judge(Payee payee, LongSupplier paidMicros) {
        return verdict(ask(List.of(payee)).get(0), paidMicros);
    }

    /** Judges several, each by itself; the verdicts are in their order. */
    List<Verdict> judgeAll(List<Payee> payees, ToLongFunction<String> paidMicros) {
        List<List<Found>> found = ask(payees);
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < payees.size(); i++) {
            String influencerId = payees.get(i).influencerId();
            verdicts.add(verdict(found.get(i), () -> paidMicros.applyAsLong(influencerId)));
        }
        return verdicts;
    }

    private Verdict verdict(List<Found> found, LongSupplier paidMicros) {
        List<NotPaidBecause> reasons = new ArrayList<>(unanswered);
        NotPaidBecause identity = NotPaidBecause.missing(Requirement.IDENTITY);
        boolean unknown = false;
        for (Found one : found) {
            if (!one.passed() && one.limits()) {
                identity = reason(one.finding());
            } else if (!one.passed()) {
                reasons.add(reason(one.finding()));
                unknown |= one.finding() instanceof Finding.Unknown;
            }
        }
        PayoutTier tier = tier(found);
        long paid = tier == PayoutTier.LIMITED ? paidMicros.getAsLong() : 0;
        return new Verdict(
                List.copyOf(reasons),
                reasons.isEmpty() ? tier.allowanceMicros(limitedMicros, paid) : 0,
                tier == PayoutTier.LIMITED ? identity : null,
                unknown);
    }

    /** The same judgement for people to read. */
    Standing standing(Payee payee, long paidMicros) {
        List<Found> found = ask(List.of(payee)).get(0);
        List<Condition> conditions = new ArrayList<>();
        unanswered.forEach(
                missing -> conditions.add(new Condition(missing.code().name(), true, false, missing.message())));
        boolean blocked = !unanswered.isEmpty();
        for (Found one : found) {
            String name = one.condition().name();
            conditions.add(
                    new Condition(name, one.asked(), one.passed(), one.finding().message()));
            blocked |= !one.passed() && !one.limits();
        }
        return new Standing(blocked ? PayoutTier.ACCRUE : tier(found), limitedMicros, paidMicros, conditions);
    }

    /** What each condition says about a payout, for those who decide it. */
    List<Check> checks(Payee payee) {
        return ask(List.of(payee)).get(0).stream()
                .map(one -> new Check(
                        one.condition().name(), one.passed(), one.finding().message()))
                .toList();
    }

    /** What each condition finds about each of them. */
    private List<List<Found>> ask(List<Payee> payees) {
        List<List<Found>> found = new ArrayList<>();
        payees.forEach(payee -> found.add(new ArrayList<>()));
        for (PayoutCondition condition : conditions) {
            List<Finding> findings = condition.judgeAll(payees);
            for (int i = 0; i < payees.size(); i++) {
                found.get(i).add(new Found(condition, findings.get(i), asks(condition.requirement())));
            }
        }
        return found;
    }

    private PayoutTier tier(List<Found> found) {
        Set<Requirement> met = EnumSet.noneOf(Requirement.class);
        for (Found one : found) {
            Requirement requirement = one.condition().requirement();
            if (requirement != null && one.finding() instanceof Finding.Met) {
                met.add(requirement);
            }
        }
        return PayoutTier.of(asked, met);
    }

    private boolean asks(@Nullable Requirement requirement) {
        return requirement == null || asked.contains(requirement);
    }

    private static NotPaidBecause reason(Finding finding) {
        if (finding instanceof Finding.Missing missing) {
            return new NotPaidBecause(missing.code(), missing.message());
        }
        if (finding instanceof Finding.Blocked blocked) {
            return new NotPaidBecause(blocked.code(), blocked.message());
        }
        return new NotPaidBecause(Code.CONDITION_UNKNOWN, finding.message());
    }
}
