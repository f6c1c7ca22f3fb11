package io.clearshare.admin.payout;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.clearshare.domain.approval.Anomaly;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an approver compares and is warned of.
 *
 * @param change   against the last payout that reached this influencer
 * @param previous that payout; absent for a new recipient
 * @param payee    what identity, sanctions and tax say of the recipient
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PayoutReview(
        Change change, @Nullable Previous previous, List<Anomaly> anomalies, List<PayoutConditions.Condition> payee) {

    /** How a payout differs from the one before it. */
    public enum Change {
        NEW_RECIPIENT,
        ADDRESS_CHANGED,
        AMOUNT_CHANGED,
        SAME
    }

    /** The last payout that was paid. */
    public record Previous(UUID payoutId, String wallet, long amountMicros, Instant at) {}
}
