package io.clearshare.admin.payout;

import java.util.Optional;

/** Looks at an address on the chain that payouts go to; it talks to a network, so never inside a database transaction. */
public interface AddressLookup {

    /**
     * What speaks against paying to the address, as the end of a sentence that begins with it.
     *
     * @return empty when nothing does
     * @throws Unanswered when the chain cannot be asked now
     */
    Optional<String> obstacle(String wallet);

    /** The chain did not answer. */
    class Unanswered extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Unanswered(Throwable cause) {
            super("The Solana node does not answer now", cause);
        }
    }
}
