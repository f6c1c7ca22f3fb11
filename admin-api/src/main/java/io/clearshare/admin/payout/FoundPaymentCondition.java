package io.clearshare.admin.payout;

import io.clearshare.domain.kyc.Requirement;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Nobody is paid who may have been paid by a payment that is not booked yet. */
@Component
class FoundPaymentCondition implements PayoutCondition {

    private final FoundPayments found;

    FoundPaymentCondition(FoundPayments found) {
        this.found = found;
    }

    @Override
    public String name() {
        return "payments_on_chain_booked";
    }

    @Override
    public @Nullable Requirement requirement() {
        return null;
    }

    @Override
    public Finding judge(Payee payee) {
        return judgeAll(List.of(payee)).get(0);
    }

    @Override
    public List<Finding> judgeAll(List<Payee> payees) {
        Set<String> perhaps =
                found.mayHavePaid(payees.stream().map(Payee::influencerId).toList());
        return payees.stream()
                .<Finding>map(payee -> perhaps.contains(payee.influencerId())
                        ? new Finding.Unknown(
                                "A payment on the chain is not in the books yet: finance has to say whom it paid")
                        : new Finding.Met("Every payment on the chain is in the books"))
                .toList();
    }
}
