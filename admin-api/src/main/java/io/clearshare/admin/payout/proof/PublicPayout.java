package io.clearshare.admin.payout.proof;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What anybody may know of a payment: what its transaction shows to everybody anyway, and nothing of the person behind it.
 *
 * @param units       of the asset: micro-units of USDC or lamports
 * @param memo        what the transaction has to say
 * @param root        of the tree over the lines it pays; null for payments from before roots were written
 * @param state       of the transaction: open, landed, failed or expired
 * @param finalisedAt when the chain made its block
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PublicPayout(
        UUID payoutId,
        String signature,
        String state,
        String asset,
        String mint,
        long units,
        String address,
        String memo,
        @Nullable String root,
        Instant signedAt,
        @Nullable Instant finalisedAt,
        @Nullable Long slot,
        @Nullable String explorerUrl) {}
