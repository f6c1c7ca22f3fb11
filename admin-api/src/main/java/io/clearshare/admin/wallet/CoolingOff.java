package io.clearshare.admin.wallet;

import io.clearshare.admin.payout.NotPaidBecause.Code;
import io.clearshare.admin.payout.PayoutCondition;
import io.clearshare.domain.kyc.Requirement;
import io.clearshare.domain.wallet.ChangeState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Nothing is paid, to the old address or the new one, while the owner of an account can still object to a change. */
@Component
@Order(30)
class CoolingOff implements PayoutCondition {

    private final WalletChanges changes;

    CoolingOff(WalletChanges changes) {
        this.changes = changes;
    }

    @Override
    public String name() {
        return "WALLET_CHANGE";
    }

    @Override
    public @Nullable Requirement requirement() {
        return null;
    }

    @Override
    public Finding judge(Payee payee) {
        return finding(changes.openOf(payee.influencerId()));
    }

    @Override
    public List<Finding> judgeAll(List<Payee> payees) {
        Map<String, WalletChange> open =
                changes.openOf(payees.stream().map(Payee::influencerId).toList());
        return payees.stream()
                .map(payee -> finding(Optional.ofNullable(open.get(payee.influencerId()))))
                .toList();
    }

    private static Finding finding(Optional<WalletChange> open) {
        return open.filter(change -> change.state() == ChangeState.COOLING_OFF).isPresent()
                ? new Finding.Blocked(
                        Code.WALLET_COOLING_OFF,
                        "The payout address changes; payouts go on with the new one after "
                                + open.get().effectiveAt())
                : new Finding.Met("No change of the address is under way");
    }
}
