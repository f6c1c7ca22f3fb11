package io.clearshare.admin.payout;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * The payouts that wait for approval, the newest first.
 *
 * @param batchHash    what approving all of them binds
 * @param amountMicros what they sum to
 * @param more         whether further ones wait behind them
 */
public record PayoutQueue(List<Item> items, String batchHash, long amountMicros, boolean more) {

    /** One payout with what an approver compares. */
    public record Item(@JsonUnwrapped PayoutView payout, PayoutReview review) {}
}
