package io.clearshare.admin.analytics;

import io.clearshare.admin.payout.NotPaidBecause;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an influencer sees of their own: traffic, outcomes and money.
 *
 * @param clicks        all recorded clicks on their codes; {@code countedClicks} leaves repeats out
 * @param signups       signups on whose credited path they are
 * @param volumeMicros  trade volume allocated like the paying credit
 * @param feeMicros     paying credit of trades, net of reversals
 * @param nextSettlesAt when their next provisional line settles, or null
 */
record Overview(
        String influencerId,
        String handle,
        String state,
        String code,
        String link,
        String disclosure,
        @Nullable String wallet,
        Instant completeUpTo,
        long clicks,
        long countedClicks,
        long uniqueVisitors,
        long signups,
        long activations,
        long volumeMicros,
        long feeMicros,
        Money earnings,
        Standing standing,
        long payoutThresholdMicros,
        @Nullable Instant nextSettlesAt,
        List<NotPaidBecause> notPaidBecause,
        List<Point> series) {

    /** Earnings by where they are; {@code payable} is settled, in the books and not in a payout. */
    record Money(
            long provisionalMicros,
            long heldMicros,
            long settledMicros,
            long reservedMicros,
            long paidMicros,
            long payableMicros) {}

    /**
     * The tier of this month and of the next, as far as it is known; months are UTC.
     *
     * @param creditMicros    paying credits of this month's trades so far, net of reversals
     * @param nextTier        the tier they give for the next month already
     * @param goal            the tier above that one, or null at the highest
     */
    record Standing(
            String month,
            String tier,
            int basisPoints,
            long creditMicros,
            String nextMonth,
            String nextTier,
            int nextBasisPoints,
            @Nullable Goal goal) {}

    /** A tier that is not reached yet, and the further credits of this month that reach it. */
    record Goal(String tier, int basisPoints, long fromMicros, long missingMicros) {}

    /** One UTC day. */
    record Point(String at, long clicks, long signups, long earnedMicros) {}
}
