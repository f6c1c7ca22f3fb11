package io.clearshare.admin.payout;

import java.util.UUID;

/** The right to work on a payout for a while; every write is refused once somebody else has a newer one. */
record Lease(UUID payoutId, UUID token) {

    /** Somebody else has taken the payout over; this worker must not write anything about it any more. */
    static final class Lost extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Lost(Lease lease) {
            super("The lease on payout " + lease.payoutId() + " is lost");
        }
    }
}
