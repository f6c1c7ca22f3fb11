package io.clearshare.admin.payout;

import io.clearshare.admin.payout.PayoutCondition.Occasion;
import io.clearshare.admin.payout.PayoutCondition.Payee;
import io.clearshare.admin.payout.PayoutReview.Change;
import io.clearshare.admin.payout.PayoutReview.Previous;
import io.clearshare.domain.approval.Anomaly;
import io.clearshare.domain.approval.FindAnomalies;
import io.clearshare.domain.approval.PayeeHistory;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** A payment that is to be made. */
    record Planned(String influencerId, String wallet, long amountMicros) {}

    /** Of which of them, by influencer, something wants a person to look at it, however small the amount is. */
    Set<String> risky(List<Planned> planned) {
        Instant now = clock.instant();
        Map<String, PayeeHistory> known = histories.of(
                planned.stream()
                        .map(one -> new PayeeHistories.Asked(one.influencerId(), one.wallet()))
                        .toList(),
                now);
        return planned.stream()
                .filter(one -> FindAnomalies.of(
                                one.amountMicros(),
                                one.wallet(),
                                Objects.requireNonNull(known.get(one.influencerId())),
                                now)
                        .stream()
                        .anyMatch(Anomaly::asksForPerson))
                .map(Planned::influencerId)
                .collect(Collectors.toSet());
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
