package io.clearshare.admin.payout;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.clearshare.domain.approval.Band;
import io.clearshare.domain.signing.EscrowMove.Kind;
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
 * @param escrow      where its amount is, when it goes through the escrow
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
        @Nullable EscrowView escrow,
        int lineCount,
        List<PayoutLine> lines) {

    /**
     * The escrow of a payout.
     *
     * @param vaultOwner the multisig
     * @param fundedAt  since when the amount is or was there
     * @param leftAt    when it was released or refunded
     * @param funding   the transaction that brought it there, under way or proven
     * @param refund    the one that took it back
     * @param endsAs    what the payout becomes once the amount is back, with the reason
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EscrowView(
            String state,
            String vaultOwner,
            @Nullable Instant fundedAt,
            @Nullable Instant leftAt,
            @Nullable Link funding,
            @Nullable Link refund,
            @Nullable PayoutState endsAs,
            @Nullable String endReason) {

        /** A transaction and where to look at it. */
        @JsonInclude(JsonInclude.Include.NON_NULL)
        public record Link(String signature, @Nullable String explorerUrl, boolean finalised) {}

        static EscrowView of(Escrow held, Explorer explorer) {
            return new EscrowView(
                    held.state().name(),
                    held.multisig(),
                    held.fundedAt(),
                    held.leftAt(),
                    link(held, Kind.FUND, explorer),
                    link(held, Kind.REFUND, explorer),
                    held.endsAs(),
                    held.endReason().isEmpty() ? null : held.endReason());
        }

        private static @Nullable Link link(Escrow held, Kind kind, Explorer explorer) {
            return held.landed(kind)
                    .or(() -> held.open(kind).map(Escrow.Move::attempt))
                    .map(attempt -> new Link(
                            attempt.payment().signature(),
                            explorer.url(attempt.payment().signature()),
                            attempt.state() == Attempt.State.LANDED))
                    .orElse(null);
        }
    }

    /** One person's approval. */
    public record ApprovalView(String by, Instant at) {}
}
