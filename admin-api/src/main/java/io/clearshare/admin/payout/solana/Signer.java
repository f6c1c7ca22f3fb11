package io.clearshare.admin.payout.solana;

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

    /** No signature: the signer does not answer, or refuses by rules of its own. Nothing was signed or sent. */
    final class Trouble extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Trouble(String message, @org.jspecify.annotations.Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
