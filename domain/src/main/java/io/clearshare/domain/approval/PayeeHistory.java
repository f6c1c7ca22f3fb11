package io.clearshare.domain.approval;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a recipient when a payout is looked at.
 *
 * @param paidMicros       amounts paid before, in any order
 * @param paidWallets      addresses that were paid before
 * @param walletSharedWith how many other influencers use the address or were paid at it
 * @param joinedAt         since when they are in the programme
 * @param paidWithinDay    how many payouts were made to them within the last 24 hours, this one left out
 * @param bonusMicros      how much of the amount is bonuses
 * @param caseLiftedAt     when the last fraud case about them was lifted, or null
 * @param casesKnown       whether cases could be read at all
 */
public record PayeeHistory(
        List<Long> paidMicros,
        Set<String> paidWallets,
        int walletSharedWith,
        Instant joinedAt,
        int paidWithinDay,
        long bonusMicros,
        @Nullable Instant caseLiftedAt,
        boolean casesKnown) {}
