package io.clearshare.domain.signing;

/**
 * The one thing a payout's transaction does.
 *
 * @param payoutId     the id in its memo
 * @param root         of the lines it pays, as its memo tells; empty when it tells none
 * @param units        micro-units of the token, or lamports
 * @param to           the token account or wallet that receives them
 * @param costLamports the most that fee and rent take from the signer
 */
public record PayoutTransfer(String payoutId, String root, Asset asset, long units, String to, long costLamports) {

    /** A transfer whose memo names the payout alone. */
    public PayoutTransfer(String payoutId, Asset asset, long units, String to, long costLamports) {
        this(payoutId, "", asset, units, to, costLamports);
    }

    /** What is transferred. */
    public enum Asset {
        USDC,
        SOL,
        /** USDC into the escrow's vault, which other keys guard. */
        ESCROW,
        /** Nothing but the network's costs of what the escrow's keys let out. */
        FEE
    }

    boolean sameTerms(PayoutTransfer other) {
        return root.equals(other.root) && asset == other.asset && units == other.units && to.equals(other.to);
    }
}
