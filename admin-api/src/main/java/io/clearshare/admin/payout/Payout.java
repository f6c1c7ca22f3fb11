package io.clearshare.admin.payout;

import io.clearshare.domain.approval.Band;
import io.clearshare.domain.signing.PayoutMemo;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One payment to one influencer.
 *
 * @param wallet      the address it goes to; fixed when the payout is made
 * @param contentHash what an approval binds: recipient, address, amount and lines
 * @param reserveId   the ledger transaction that set the amount aside
 * @param linesRoot   root of the tree over its lines, in hex; empty for payouts from before roots were written
 * @param sol         the rate, when it is paid in SOL; null for USDC
 * @param reason      why it was refused, cancelled, failed or put to review, or why it waits; empty otherwise
 */
public record Payout(
        UUID payoutId,
        String influencerId,
        String wallet,
        String mint,
        long amountMicros,
        String currency,
        Band band,
        PayoutState state,
        String contentHash,
        UUID reserveId,
        Instant createdAt,
        Instant changedAt,
        String reason,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable String refusedBy,
        String linesRoot,
        @Nullable SolTerms sol) {

    /** Names the payout on the chain, where the root of its lines follows, and in the books. */
    public static String memo(UUID payoutId) {
        return PayoutMemo.name(payoutId.toString());
    }
}
