package io.clearshare.admin.payout;

import io.clearshare.admin.payout.PayoutRail.SignedPayment;
import io.clearshare.domain.money.Currency;
import io.clearshare.domain.signing.EscrowMove;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the treasury has paid, as the chain tells it; talks to a network. */
public interface PaymentHistory {

    /**
     * A key that pays or has paid.
     *
     * @param address of the key
     * @param owner   of the USDC that it pays with
     */
    record Payer(String address, String owner) {}

    /**
     * The keys that the settings tell of, the one that pays now first.
     *
     * @throws Unreadable when it cannot be told now
     */
    List<Payer> payers();

    /**
     * Payments by a key that name a payout and are newer than a signature, the oldest first; all of them for {@code ""}.
     *
     * @param known takes signatures and tells which of them are of no interest
     * @throws Unreadable when it cannot be told now
     */
    Reading after(Payer payer, String signature, UnaryOperator<Set<String>> known);

    /**
     * What was read.
     *
     * @param newest   signature of the newest transaction, or the one that was asked from when there is none
     * @param height   of the newest block when reading began
     * @param complete whether everything that was read is finalised; if not, look again
     */
    record Reading(List<PaidOnChain> payments, String newest, long height, boolean complete) {}

    /**
     * A finalised payment.
     *
     * @param paidTo wallet (SOL) or token account (USDC)
     * @param units  lamports or micro-units
     * @param wire   the transaction as it was sent
     * @param escrow what it does with the escrow's vault; only a release pays, and null is a payment of the treasury itself
     * @param nonceAccount on which it was signed, or empty
     */
    record PaidOnChain(
            String signature,
            UUID payoutId,
            Currency currency,
            String paidTo,
            long units,
            long feeLamports,
            long rentLamports,
            long slot,
            Instant paidAt,
            String blockhash,
            byte[] wire,
            EscrowMove.@Nullable Kind escrow,
            String nonceAccount) {

        /** As an attempt, of which it is known that it landed. */
        SignedPayment signed() {
            return new SignedPayment(signature, wire, blockhash, Long.MAX_VALUE, slot, nonceAccount);
        }
    }

    /** No node tells it. */
    final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Unreadable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The token account in which a wallet receives USDC. */
    String tokenAccount(String wallet);
}
