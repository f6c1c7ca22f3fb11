package io.clearshare.admin.payout;

import io.clearshare.admin.payout.PayoutRail.SignedPayment;
import io.clearshare.domain.payout.Fate;
import java.time.Instant;
import java.util.List;

/**
 * The steps of {@link PayoutSteps} for many payouts, each step whole for all of them or not at all.
 *
 * <p>One lost lease refuses the step with {@link Lease.Lost}; the caller then takes each payout by itself.
 */
interface ManySteps {

    /** The payouts of these leases, as far as they are still held, with their attempts. */
    List<Held> held(List<Lease> leases);

    /** A payout in hand. */
    record Held(Lease lease, Payout payout, List<Attempt> attempts) {}

    /**
     * Stores signed attempts; only after this may their first bytes be sent.
     *
     * @param leasedUntil how long the worker holds them from now on
     * @return the attempts in the order of what was signed
     */
    List<Attempt> signed(List<Signed> signed, Instant now, Instant leasedUntil);

    /** An attempt that is to be stored; {@code no} counts the attempts of its payout from 1. */
    record Signed(Lease lease, int no, SignedPayment payment) {

        Attempt attempt(Instant now) {
            return new Attempt(no, payment, Attempt.State.OPEN, now, 0, null, null, "", null, null, null, null);
        }
    }

    /** Counts sends. */
    void sent(List<Open> sent, Instant now);

    /** An attempt that may pay. */
    record Open(Lease lease, Attempt attempt) {}

    /** The attempts paid: reservations become payments, and the network's costs are booked. */
    void landed(List<Landed> landed, Instant now);

    /** An attempt that is proven to have paid. */
    record Landed(Lease lease, Attempt attempt, Fate.Landed proof) {}

    /** Gives payouts out of hand until the given time; those that are no longer held stay as they are. */
    void later(List<Lease> leases, Instant next, String why);
}
