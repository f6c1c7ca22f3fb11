package io.clearshare.admin.payout;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.clearshare.domain.approval.Band;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payout as people see it.
 *
 * @param sol         lamports and rate, when it is paid in SOL
 * @param signature   of the transaction that paid, or of the one under way
 * @param finalisedAt when the chain made the block that paid
 * @param approvalsNeeded how many different people have to approve it
 * @param withheldMicros what was kept back for the tax authority; the amount is the rest
 * @param lineCount   number of all lines, of which {@code lines} are the first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PayoutView(
        UUID payoutId,
        String influencerId,
        String handle,
        String wallet,
        long amountMicros,
        String currency,
        @Nullable SolTerms sol,
        PayoutState state,
        Band band,
        String contentHash,
        int approvalsNeeded,
        List<ApprovalView> approvals,
        Instant createdAt,
        Instant changedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable String signature,
        @Nullable String explorerUrl,
        @Nullable Instant finalisedAt,
        @Nullable String refusedBy,
        @Nullable String refusedReason,
        @Nullable String reason,
        long withheldMicros,
        int lineCount,
        List<PayoutLine> lines) {

    /** One person's approval. */
    public record ApprovalView(String by, Instant at) {}
}
