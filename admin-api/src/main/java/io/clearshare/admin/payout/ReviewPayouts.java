package io.clearshare.admin.payout;

import io.clearshare.admin.payout.PayoutCondition.Occasion;
import io.clearshare.admin.payout.PayoutCondition.Payee;
import io.clearshare.admin.payout.PayoutReview.Change;
import io.clearshare.admin.payout.PayoutReview.Previous;
import io.clearshare.domain.approval.Anomaly;
import io.clearshare.domain.approval.FindAnomalies;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what an approver has to see beside a payout. */
@Component
class ReviewPayouts {

    private final PayeeHistories histories;
    private final LiftedCases cases;
    private final JudgeConditions conditions;
    private final Clock clock;

    ReviewPayouts(PayeeHistories histories, LiftedCases cases, JudgeConditions conditions, Clock clock) {
        this.histories = histories;
        this.cases = cases;
        this.conditions = conditions;
        this.clock = clock;
    }

    PayoutReview of(Payout payout) {
        Previous previous = histories.last(payout.influencerId()).orElse(null);
        return new PayoutReview(
                change(payout, previous),
                previous,
                anomalies(payout),
                conditions
                        .standing(new Payee(payout.influencerId(), payout.wallet(), Occasion.BALANCE, null), 0)
                        .conditions());
    }

    /** Whether something about it wants a person to look at it, however small the amount is. */
    boolean isRisky(String influencerId, String wallet, long amountMicros) {
        Instant now = clock.instant();
        return FindAnomalies.of(
                        amountMicros,
                        wallet,
                        histories.of(influencerId, wallet, null, LiftedCases.Known.NOT_ASKED, now),
                        now)
                .stream()
                .anyMatch(Anomaly::asksForPerson);
    }

    private List<Anomaly> anomalies(Payout payout) {
        Instant now = clock.instant();
        return FindAnomalies.of(
                payout.amountMicros(),
                payout.wallet(),
                histories.of(
                        payout.influencerId(),
                        payout.wallet(),
                        payout.payoutId(),
                        cases.of(payout.influencerId()),
                        now),
                now);
    }

    private static Change change(Payout payout, @Nullable Previous previous) {
        if (previous == null) {
            return Change.NEW_RECIPIENT;
        }
        if (!previous.wallet().equals(payout.wallet())) {
            return Change.ADDRESS_CHANGED;
        }
        return previous.amountMicros() == payout.amountMicros() ? Change.SAME : Change.AMOUNT_CHANGED;
    }
}
