package io.clearshare.admin.kyc;

import io.clearshare.admin.payout.NotPaidBecause.Code;
import io.clearshare.admin.payout.PayoutCondition;
import io.clearshare.domain.kyc.IdentityState;
import io.clearshare.domain.kyc.Requirement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who is not verified is paid little; who was declined is paid nothing. */
@Component
@Order(20)
class IdentityCondition implements PayoutCondition {

    private final IdentityChecks checks;

    IdentityCondition(IdentityChecks checks) {
        this.checks = checks;
    }

    @Override
    public String name() {
        return "IDENTITY";
    }

    @Override
    public Requirement requirement() {
        return Requirement.IDENTITY;
    }

    @Override
    public Finding judge(Payee payee) {
        return finding(checks.currentOf(payee.influencerId()));
    }

    @Override
    public List<Finding> judgeAll(List<Payee> payees) {
        Map<String, IdentityCheck> current =
                checks.currentOf(payees.stream().map(Payee::influencerId).toList());
        return payees.stream()
                .map(payee -> finding(Optional.ofNullable(current.get(payee.influencerId()))))
                .toList();
    }

    private static Finding finding(Optional<IdentityCheck> check) {
        IdentityState state = check.map(IdentityCheck::state).orElse(IdentityState.STARTED);
        return switch (state) {
            case VERIFIED -> new Finding.Met("Identity verified");
            case STARTED -> missing("More is paid once your identity is verified");
            case PENDING -> missing("More is paid once the verification of your identity is decided");
            case RETRY -> missing("The verification of your identity needs something again");
            case UNKNOWN -> missing("The verification of your identity has to be looked at");
            case DECLINED ->
                new Finding.Blocked(Code.IDENTITY_DECLINED, "The verification of the identity was declined");
        };
    }

    private static Finding missing(String message) {
        return new Finding.Missing(Code.IDENTITY_REQUIRED, message);
    }
}
