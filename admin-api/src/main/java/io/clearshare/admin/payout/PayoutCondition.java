package io.clearshare.admin.payout;

import io.clearshare.admin.payout.NotPaidBecause.Code;
import io.clearshare.domain.kyc.Requirement;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something another module knows that stands between a balance and its payout.
 *
 * <p>It is asked when a balance is judged and again before each signing, never inside a database transaction of the payout.
 * Earning does not depend on it.
 */
public interface PayoutCondition {

    /** Names it among the checks of a payout. */
    String name();

    /** The requirement that it answers, or null when it counts wherever money is paid. */
    @Nullable
    Requirement requirement();

    Finding judge(Payee payee);

    /** Judges several, each by itself; the findings are in their order. A condition that can asks once for all. */
    default List<Finding> judgeAll(List<Payee> payees) {
        return payees.stream().map(this::judge).toList();
    }

    /** Who would be paid where. */
    record Payee(
            String influencerId,
            String wallet,
            Occasion occasion,
            @Nullable UUID payoutId) {}

    /** Why it is asked. */
    enum Occasion {
        /** To tell whether a payout could be made; asked often. */
        BALANCE,
        /** A payout is about to be signed. */
        SIGNING
    }

    /** What is known, with words for people. */
    sealed interface Finding {

        String message();

        /** Nothing stands in the way. */
        record Met(String message) implements Finding {}

        /** The requirement is not met; that matters where it is asked for. */
        record Missing(Code code, String message) implements Finding {}

        /** Nothing may be paid, whatever is asked for. */
        record Blocked(Code code, String message) implements Finding {}

        /** It cannot be told now, so nothing is paid now. */
        record Unknown(String message) implements Finding {}
    }
}
