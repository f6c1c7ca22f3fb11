package io.clearshare.admin.payout.proof;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is needed to check, without trust in us, that a payment pays its lines.
 *
 * @param memo      what the transaction has to say
 * @param root      of the tree over all lines (RFC 6962, SHA-256), in hex
 * @param signature of the transaction that paid, or of the one under way
 * @param asset     USDC or SOL
 * @param units     of the asset: micro-units or lamports
 * @param size      number of all lines, which are the leaves of the tree
 * @param next      from which index to go on; null at the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PayoutProof(
        UUID payoutId,
        String memo,
        String root,
        @Nullable String signature,
        @Nullable String explorerUrl,
        String wallet,
        String asset,
        String mint,
        long units,
        int size,
        List<Line> lines,
        @Nullable Integer next) {

    /**
     * One line as a leaf.
     *
     * @param leaf its bytes in hex: the fields {@code clearshare-line-1}, payout id, line id, kind, micro-units and salt in hex,
     *             each as its length in bytes, a colon, its UTF-8 bytes and a line feed
     * @param path the hashes up to the root, the lowest first, in hex
     */
    public record Line(UUID payoutLineId, String earningId, int index, String leaf, String salt, List<String> path) {}
}
