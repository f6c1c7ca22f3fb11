package io.clearshare.admin.wallet;

import io.clearshare.domain.wallet.ChangeState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The exchange of one payout address for another.
 *
 * @param contact      the e-mail address that was told, the influencer's when they asked
 * @param confirmUntil until when it can be confirmed
 * @param effectiveAt  when the new address takes the place of the old one, or null before it is confirmed
 */
record WalletChange(
        UUID changeId,
        String influencerId,
        String handle,
        String beforeWallet,
        String wallet,
        String contact,
        ChangeState state,
        Instant askedAt,
        Instant confirmUntil,
        @Nullable Instant confirmedAt,
        @Nullable Instant effectiveAt,
        @Nullable Instant closedAt,
        @Nullable String closedBy,
        String reason) {}
