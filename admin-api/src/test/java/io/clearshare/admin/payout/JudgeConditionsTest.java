package io.clearshare.admin.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.payout.JudgeConditions.Verdict;
import io.clearshare.admin.payout.NotPaidBecause.Code;
import io.clearshare.admin.payout.PayoutCondition.Finding;
import io.clearshare.admin.payout.PayoutCondition.Occasion;
import io.clearshare.admin.payout.PayoutCondition.Payee;
import io.clearshare.admin.settings.PayoutConditionSettings;
import io.clearshare.domain.kyc.PayoutTier;
import io.clearshare.domain.kyc.Requirement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

class JudgeConditionsTest {

    private static final Payee SOMEBODY = new Payee("inf-1", "wallet", Occasion.BALANCE, null);
    private static final long LIMIT = 50;

    /** A condition that finds what the test tells it to. */
    private record Told(String name, @Nullable Requirement requirement, Finding finding) implements PayoutCondition {

        @Override
        public Finding judge(Payee payee) {
            return finding;
        }
    }

    @Test
    void whatIsNotAskedForLimitsNobody() {
        Verdict verdict = judge("", missing(Requirement.IDENTITY), missing(Requirement.SANCTIONS));
        assertThat(verdict.reasons()).isEmpty();
        assertThat(verdict.allowanceMicros()).isEqualTo(Long.MAX_VALUE);
        assertThat(verdict.beyondAllowance()).isNull();
    }

    @Test
    void withoutIdentityALittleIsPaidInAll() {
        Verdict verdict = judge("identity,sanctions", missing(Requirement.IDENTITY), met(Requirement.SANCTIONS));
        assertThat(verdict.reasons()).isEmpty();
        assertThat(verdict.allowanceMicros()).isEqualTo(LIMIT - 30);
        assertThat(verdict.beyondAllowance())
                .isNotNull()
                .extracting(NotPaidBecause::code)
                .isEqualTo(Code.IDENTITY_REQUIRED);
        assertThat(judge("identity").allowanceMicros())
                .as("an identity that nothing can verify")
                .isEqualTo(LIMIT - 30);
    }

    @Test
    void anythingElseThatIsMissingStopsEverything() {
        Verdict verdict = judge("identity,sanctions", met(Requirement.IDENTITY), missing(Requirement.SANCTIONS));
        assertThat(codes(verdict)).containsExactly(Code.SANCTIONS_NOT_SCREENED);
        assertThat(verdict.allowanceMicros()).isZero();
        assertThat(codes(judge("tax-form", met(Requirement.IDENTITY))))
                .as("a requirement that nothing in the installation answers")
                .containsExactly(Code.TAX_FORM_MISSING);
    }

    @Test
    void whatBlocksCountsWhateverIsAskedFor() {
        Finding hit = new Finding.Blocked(Code.SANCTIONS_HIT, "on a list");
        assertThat(codes(judge("", new Told("SANCTIONS", Requirement.SANCTIONS, hit))))
                .containsExactly(Code.SANCTIONS_HIT);
        Finding cooling = new Finding.Blocked(Code.WALLET_COOLING_OFF, "cools off");
        assertThat(codes(judge("", new Told("WALLET_CHANGE", null, cooling)))).containsExactly(Code.WALLET_COOLING_OFF);
    }

    @Test
    void whatCannotBeToldIsNotPaidNow() {
        Told unknown = new Told("TAX_FORM", Requirement.TAX_FORM, new Finding.Unknown("no answer"));
        Verdict verdict = judge("tax-form", unknown);
        assertThat(codes(verdict)).containsExactly(Code.CONDITION_UNKNOWN);
        assertThat(verdict.unknown()).isTrue();
        assertThat(judge("", unknown).reasons()).isEmpty();
    }

    @Test
    void peopleReadTheSameJudgement() {
        JudgeConditions judge = conditions("identity,tax-form", missing(Requirement.IDENTITY));
        PayoutConditions.Standing standing = judge.standing(SOMEBODY, 30);
        assertThat(standing.tier()).isEqualTo(PayoutTier.ACCRUE);
        assertThat(standing.conditions())
                .extracting(PayoutConditions.Condition::name)
                .containsExactly("TAX_FORM_MISSING", "IDENTITY");
        assertThat(conditions("identity", missing(Requirement.IDENTITY))
                        .standing(SOMEBODY, 30)
                        .tier())
                .isEqualTo(PayoutTier.LIMITED);
        assertThat(judge.checks(SOMEBODY)).singleElement().matches(check -> !check.passed());
    }

    private static Verdict judge(String asked, PayoutCondition... conditions) {
        return conditions(asked, conditions).judge(SOMEBODY, () -> 30);
    }

    private static JudgeConditions conditions(String asked, PayoutCondition... conditions) {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        for (PayoutCondition condition : conditions) {
            beans.registerSingleton(condition.name(), condition);
        }
        return new JudgeConditions(
                beans.getBeanProvider(PayoutCondition.class), new PayoutConditionSettings(asked, LIMIT));
    }

    private static Told met(Requirement requirement) {
        return new Told(requirement.name(), requirement, new Finding.Met("fine"));
    }

    private static Told missing(Requirement requirement) {
        NotPaidBecause reason = NotPaidBecause.missing(requirement);
        return new Told(requirement.name(), requirement, new Finding.Missing(reason.code(), reason.message()));
    }

    private static List<Code> codes(Verdict verdict) {
        return verdict.reasons().stream().map(NotPaidBecause::code).toList();
    }
}
