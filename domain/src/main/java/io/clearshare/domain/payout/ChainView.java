package io.clearshare.domain.payout;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One node's view of the chain; every method is one question that may stay without an answer. */
public interface ChainView {

    /** What people call the node. */
    String name();

    /** What the node knows of a signature, its whole history searched. */
    Status status(String signature);

    /** The end of what the node has finalised. */
    Tip finalisedTip();

    /** The first slot of which the node still has all transactions. */
    long historyFrom();

    /** What a finalised transaction cost; empty while the node does not show it. */
    Optional<Costs> costs(String signature);

    /**
     * A transaction without error to the payment's recipient with a memo that names the payment.
     *
     * @param slot which the answering node must have seen
     */
    Optional<String> paidUnder(Sought sought, long slot);

    /** The node did not answer, or not with what was asked; that proves nothing. */
    final class Silent extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Silent(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The value of a durable nonce at the end of what the node has finalised. */
    NonceValue nonce(String account);

    /** @param slot which the answering node has finalised */
    record NonceValue(String value, long slot) {}

    /** Height and slot are different counts: slots may be skipped. */
    record Tip(long height, long slot) {}

    /** When a transaction ran and what it took from its payer. */
    record Costs(Instant blockTime, long feeLamports, long rentLamports) {}

    /**
     * A payment whose fate is asked for.
     *
     * @param memoName             what every memo of the payout contains
     * @param lastValidBlockHeight above this finalised height it cannot land any more
     * @param contextSlot          the slot at which its blockhash was read
     * @param nonce                what it lives by instead of a blockhash, or {@link Nonce#NONE}
     */
    record Sought(
            String signature,
            String memoName,
            String wallet,
            boolean token,
            long lastValidBlockHeight,
            long contextSlot,
            Nonce nonce) {

        /** A payment that lives as long as its blockhash. */
        public Sought(
                String signature,
                String memoName,
                String wallet,
                boolean token,
                long lastValidBlockHeight,
                long contextSlot) {
            this(signature, memoName, wallet, token, lastValidBlockHeight, contextSlot, Nonce.NONE);
        }
    }

    /** A durable nonce and the value of it that lets a transaction land. */
    record Nonce(String account, String value) {

        public static final Nonce NONE = new Nonce("", "");
    }

    /**
     * An answer about a signature.
     *
     * @param contextSlot the slot that the answering node had reached
     * @param error       of the execution, empty when there was none; meaningful only when known
     * @param passing     whether the error can go away by itself
     */
    record Status(long contextSlot, boolean known, boolean finalised, long slot, String error, boolean passing) {

        public static Status unknown(long contextSlot) {
            return new Status(contextSlot, false, false, 0, "", false);
        }
    }
}
