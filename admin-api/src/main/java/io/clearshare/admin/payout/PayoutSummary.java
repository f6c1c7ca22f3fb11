package io.clearshare.admin.payout;

import java.util.List;

/**
 * An influencer's money as far as payouts are concerned.
 *
 * @param payableMicros  settled and not in a payout; may be negative
 * @param reservedMicros in a payout that is under way
 * @param paidMicros     arrived
 * @param thresholdMicros from which balance the next payout is made
 * @param notPaidBecause why the balance is not being paid now; empty when nothing stands in the way
 */
public record PayoutSummary(
        long payableMicros,
        long reservedMicros,
        long paidMicros,
        long thresholdMicros,
        List<NotPaidBecause> notPaidBecause) {}
