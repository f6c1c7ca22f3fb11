package io.clearshare.admin.payout;

import io.clearshare.admin.payout.PayoutRail.SignedPayment;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A signed transaction of a payout, and what became of it. */
record Attempt(
        int no,
        SignedPayment payment,
        State state,
        Instant signedAt,
        int sends,
        @Nullable Instant sentLast,
        @Nullable Instant closedAt,
        String proof,
        @Nullable Long slot,
        @Nullable Instant blockTime,
        @Nullable Long feeLamports,
        @Nullable Long rentLamports) {

    boolean sendIsDue(Duration every, Instant now) {
        return sentLast == null || !sentLast.plus(every).isAfter(now);
    }

    /** What is proven about an attempt. */
    enum State {
        /** Nothing yet: it may pay. */
        OPEN,
        /** It paid. */
        LANDED,
        /** It is on the chain with an error and paid nothing. */
        FAILED,
        /** It can never land any more. */
        EXPIRED
    }
}
