package io.clearshare.admin.payout;

import io.clearshare.domain.approval.Band;

/** Where a payout is; {@code docs/payouts.md} draws the moves between the states. */
public enum PayoutState {
    /** Reserved; finance has to decide. */
    AWAITING_APPROVAL,
    /** Reserved and allowed to be paid; nothing that could pay it is under way. */
    CREATED,
    /** A signed transaction is stored and may have been sent; only a proof ends this. */
    SIGNED,
    /** Paid: finalised on the chain without error. */
    SETTLED,
    /** The chain refused it for good; the reservation is given back. */
    FAILED,
    /** No proof is possible; a person has to look. The reservation stays. */
    REVIEW,
    /** Finance said no; the reservation is given back. */
    REFUSED,
    /** Withdrawn before signing, because a condition for paying no longer holds; the reservation is given back. */
    CANCELLED,
    /** Ends without paying, but its amount is in the escrow or may get there; the reservation stays until it is back. */
    REFUNDING;

    /** Where a payout of that band begins. */
    static PayoutState first(Band band) {
        return band.approvalsNeeded() == 0 ? CREATED : AWAITING_APPROVAL;
    }

    /** Whether its reservation is still there. */
    public boolean isOpen() {
        return switch (this) {
            case AWAITING_APPROVAL, CREATED, SIGNED, REVIEW, REFUNDING -> true;
            case SETTLED, FAILED, REFUSED, CANCELLED -> false;
        };
    }
}
