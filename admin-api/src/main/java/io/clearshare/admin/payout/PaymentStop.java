package io.clearshare.admin.payout;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stop of payments.
 *
 * @param scope     {@code all}, {@code rail:<name>} or {@code influencer:<id>}
 * @param agreedBy  the first of the two people who resume payments
 * @param resumedBy the second one, with whom payments went on
 */
record PaymentStop(
        UUID stopId,
        String scope,
        String reason,
        String stoppedBy,
        Instant stoppedAt,
        @Nullable String agreedBy,
        @Nullable Instant agreedAt,
        @Nullable String resumedBy,
        @Nullable Instant resumedAt) {

    static final String ALL = "all";

    boolean isOpen() {
        return resumedAt == null;
    }
}
