package io.clearshare.admin.payout.solana;

import java.util.ArrayList;
import java.util.List;

/** Whoever holds the key that payouts are signed with, in this process or in another. */
interface Signer {

    /**
     * The address of the key, which also pays the network's fees.
     *
     * @throws Trouble when it cannot be told now
     */
    String address();

    /**
     * The 64 bytes of the signature, the same for the same message.
     *
     * @throws Trouble when there is none
     */
    byte[] sign(byte[] message);

    /** The signatures of several messages, each by itself, in their order. */
    default List<Signature> signAll(List<byte[]> messages) {
        List<Signature> signatures = new ArrayList<>();
        for (byte[] message : messages) {
            try {
                signatures.add(new Signature(sign(message), ""));
            } catch (Trouble e) {
                signatures.add(Signature.none(String.valueOf(e.getMessage())));
            }
        }
        return signatures;
    }

    /** @param trouble why there is none; empty when there is one */
    record Signature(byte[] bytes, String trouble) {

        static Signature none(String trouble) {
            return new Signature(new byte[0], trouble);
        }
    }

    /** No signature: the signer does not answer, or refuses by rules of its own. Nothing was signed or sent. */
    final class Trouble extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Trouble(String message, @org.jspecify.annotations.Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
