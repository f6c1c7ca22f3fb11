package io.clearshare.admin.payout;

import io.clearshare.domain.money.Currency;
import io.clearshare.domain.payout.Fate;
import io.clearshare.domain.signing.PayoutMemo;
import java.util.List;
import java.util.UUID;

/**
 * The way money leaves: signs a payment, sends it, and proves what became of it.
 *
 * <p>Every method talks to a network and is never called inside a database transaction.
 */
public interface PayoutRail {

    /** How the reason of {@link Signing.Unpayable} begins when the address itself is the obstacle. */
    String ADDRESS = "The address ";

    /** How the reason of {@link Signing.Unpayable} begins when the amount is the obstacle. */
    String AMOUNT = "The amount ";

    /** Whether the rail is on the chain it is meant for and can sign. */
    boolean isReady();

    /** The token that payouts are made in. */
    String mint();

    /** Signs without sending; the caller stores the result before it calls {@link #send}. */
    Signing sign(Payment payment);

    /**
     * Hands the signed bytes to the network; may be repeated, since identical bytes cannot execute twice.
     *
     * @return what the network said, for the log; it proves nothing, neither success nor failure
     */
    String send(SignedPayment signed);

    /** What is certain about a signed payment. */
    Fate prove(Payment payment, SignedPayment signed);

    /** Signs several without sending, each by itself: none keeps another from being signed. The answers are in their order. */
    default List<Signing> signAll(List<Payment> payments) {
        return payments.stream().map(this::sign).toList();
    }

    /** Hands the bytes of several to the network, each by itself. */
    default List<String> sendAll(List<SignedPayment> signed) {
        return signed.stream().map(this::send).toList();
    }

    /** What is certain about each of several, in their order. */
    default List<Fate> proveAll(List<Sent> sent) {
        return sent.stream().map(one -> prove(one.payment(), one.signed())).toList();
    }

    /** A payment whose signed bytes may have been sent. */
    record Sent(Payment payment, SignedPayment signed) {}

    /**
     * What is to be paid to whom.
     *
     * @param units the currency's smallest: micro-units of USDC, lamports of SOL
     * @param root  of the lines it pays, in hex; empty for payouts from before roots were written
     */
    record Payment(UUID payoutId, String wallet, Currency currency, long units, String root) {

        /** A payment whose memo names the payout alone. */
        public Payment(UUID payoutId, String wallet, Currency currency, long units) {
            this(payoutId, wallet, currency, units, "");
        }

        /** A payment in USDC. */
        public Payment(UUID payoutId, String wallet, long micros) {
            this(payoutId, wallet, Currency.USDC, micros);
        }

        public String memo() {
            return new PayoutMemo(payoutId.toString(), root).text();
        }

        /** What any memo of this payout contains. */
        public String name() {
            return PayoutMemo.name(payoutId.toString());
        }
    }

    /**
     * Signed bytes and what is needed to prove their fate.
     *
     * @param blockhash            or the value of a durable nonce
     * @param lastValidBlockHeight above this finalised height they cannot land any more
     * @param contextSlot          the slot at which the blockhash was read
     * @param nonceAccount         whose value lets them land; empty where that is a blockhash
     */
    record SignedPayment(
            String signature,
            byte[] wire,
            String blockhash,
            long lastValidBlockHeight,
            long contextSlot,
            String nonceAccount) {

        /** What lives as long as its blockhash. */
        public SignedPayment(
                String signature, byte[] wire, String blockhash, long lastValidBlockHeight, long contextSlot) {
            this(signature, wire, blockhash, lastValidBlockHeight, contextSlot, "");
        }
    }

    /** Outcome of signing. */
    sealed interface Signing {

        record Signed(SignedPayment payment) implements Signing {}

        /** Try again later: the network does not answer, or the treasury is short. */
        record NotNow(String reason) implements Signing {}

        /** This address cannot be paid. */
        record Unpayable(String reason) implements Signing {}
    }
}
