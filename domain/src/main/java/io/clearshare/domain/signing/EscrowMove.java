package io.clearshare.domain.signing;

/**
 * The one thing that a transaction around an escrow does.
 *
 * @param root         of the lines that the payout pays
 * @param micros       of USDC; 0 for {@link Kind#CANCEL}
 * @param to           the token account that receives them; empty for {@link Kind#CANCEL}
 * @param nonceAccount the durable nonce that it advances; empty for {@link Kind#FUND}
 * @param nonceValue   what lets it land: a value of that nonce, or a blockhash
 * @param costLamports the most that fee and rent take from the payer
 */
public record EscrowMove(
        Kind kind,
        String payoutId,
        String root,
        long micros,
        String to,
        String nonceAccount,
        String nonceValue,
        long costLamports) {

    /** What it does with the money. */
    public enum Kind {
        /** Treasury to vault. */
        FUND,
        /** Vault to recipient; this alone pays. */
        RELEASE,
        /** Vault to treasury. */
        REFUND,
        /** Nothing; what was signed with the nonce is dead. */
        CANCEL
    }

    boolean sameTerms(EscrowMove other) {
        return root.equals(other.root)
                && micros == other.micros
                && nonceAccount.equals(other.nonceAccount)
                && (kind != other.kind || to.equals(other.to));
    }
}
