package io.clearshare.admin.payout;

import io.clearshare.admin.payout.PayoutRail.SignedPayment;
import io.clearshare.domain.payout.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What {@link PayPayouts} remembers and may change, each step whole or not at all.
 *
 * <p>Every step that takes a lease is refused with {@link Lease.Lost} once somebody else has a newer one.
 */
interface PayoutSteps {

    Optional<Payout> find(UUID payoutId);

    /** All attempts of a payout, the first one first. */
    List<Attempt> of(UUID payoutId);

    /** Takes payouts that are due and not in anybody's hands; a lease that ran out is taken over. */
    List<Lease> claim(int payoutsMax, Duration leaseTime, Instant now);

    /** Stores a signed attempt; only after this may its first byte be sent. */
    void signed(Lease lease, SignedPayment payment, Instant now);

    /** Counts a send; without meaning for what may happen next. */
    void sent(Lease lease, Attempt attempt, Instant now);

    /** The attempt paid: the reservation becomes a payment, and the network's costs are booked. */
    void landed(Lease lease, Attempt attempt, Fate.Landed proof, Instant now);

    /** The chain executed the attempt with an error: try again, or end the payout and give the amount back. */
    void failed(Lease lease, Attempt attempt, Fate.Failed proof, Instant now, Instant next);

    /** The attempt can never land any more: another one may be signed. */
    void expired(Lease lease, Attempt attempt, Fate.Expired proof, Instant now);

    /** Stops the machine for this payout; the reservation and an open attempt stay as they are. */
    void review(Lease lease, String why, Instant now);

    /** Withdraws a payout that has no attempt which could pay. */
    void cancel(Lease lease, String why, Instant now);

    /** Gives the payout out of hand until the given time. */
    void later(Lease lease, Instant next, String why);
}
