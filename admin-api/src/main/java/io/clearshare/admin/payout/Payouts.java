package io.clearshare.admin.payout;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Payouts as other modules and pages ask for them. */
public interface Payouts {

    /**
     * The newest payouts first.
     *
     * @param state        only those in this state, or null for any
     * @param influencerId only this influencer's, or null for everybody's
     * @param after        the last payout of the page before, or null for the first page
     */
    PayoutPage page(@Nullable PayoutState state, @Nullable String influencerId, @Nullable UUID after, int limit);

    Optional<PayoutDetail> find(UUID payoutId);

    /**
     * Balance and obstacles of an influencer.
     *
     * @throws io.clearshare.admin.warehouse.WarehouseUnavailable when the stream's holds cannot be read
     */
    PayoutSummary summary(String influencerId);

    Optional<PaidLine> line(UUID payoutLineId);

    /** The line of the payout that pays or paid an earning; empty while none does. */
    Optional<PaidLine> lineOfEarning(String earningId);
}
