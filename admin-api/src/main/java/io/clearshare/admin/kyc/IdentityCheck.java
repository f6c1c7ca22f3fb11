package io.clearshare.admin.kyc;

import io.clearshare.domain.kyc.IdentityState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A check of who an influencer is.
 *
 * @param applicantId the provider's name for it, or null before it has given one
 * @param reason      for the person concerned; empty when none was given
 * @param superseded  whether a later check has taken its place
 */
record IdentityCheck(
        UUID checkId,
        String influencerId,
        String handle,
        String provider,
        @Nullable String applicantId,
        IdentityState state,
        String reason,
        Instant startedAt,
        Instant changedAt,
        boolean superseded) {

    boolean isManual() {
        return provider.equals(ManualReview.NAME);
    }

    /** Whether the person may still hand something in. */
    boolean takesDocuments() {
        return !superseded && (state == IdentityState.STARTED || state == IdentityState.RETRY);
    }
}
