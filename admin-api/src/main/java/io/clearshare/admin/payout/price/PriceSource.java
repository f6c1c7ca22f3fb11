package io.clearshare.admin.payout.price;

import io.clearshare.domain.price.Quote;

/** Somebody who publishes the price of SOL in dollars. */
interface PriceSource {

    /**
     * The newest price.
     *
     * @throws Unreadable when there is none to be had now
     */
    Quote read();

    /** The source does not answer, or not with a price. */
    final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreadable(String message, @org.jspecify.annotations.Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
