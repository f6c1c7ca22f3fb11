package io.clearshare.admin.payout;

import io.clearshare.domain.approval.Band;
import io.clearshare.domain.signing.PayoutMemo;
import java.time.Instant;
import java.util.List;
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
 * @param resumedAt   when finance took it up again after a review; null if it never did
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
        @Nullable SolTerms sol,
        @Nullable Instant resumedAt) {

    /** Names the payout on the chain, where the root of its lines follows, and in the books. */
    public static String memo(UUID payoutId) {
        return PayoutMemo.name(payoutId.toString());
    }

    /** How many of the attempts were made since finance took it up again, or ever. */
    int tries(List<Attempt> attempts) {
        Instant since = resumedAt;
        return (int) attempts.stream()
                .filter(attempt -> since == null || !attempt.signedAt().isBefore(since))
                .count();
    }

    /** Since when an attempt has kept waiting: since its signature, or since finance has looked at it. */
    Instant waitingSince(Attempt attempt) {
        Instant since = resumedAt;
        return since == null || attempt.signedAt().isAfter(since) ? attempt.signedAt() : since;
    }
}
