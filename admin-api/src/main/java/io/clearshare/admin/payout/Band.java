package io.clearshare.admin.payout;

/** Whose consent an amount needs. */
public enum Band {
    /** Small enough to be paid without a person. */
    AUTOMATIC,
    /** One member of finance has to approve exactly this content. */
    ONE_APPROVAL;

    static Band of(long amountMicros, long automaticMicrosMax) {
        return amountMicros <= automaticMicrosMax ? AUTOMATIC : ONE_APPROVAL;
    }

    PayoutState firstState() {
        return switch (this) {
            case AUTOMATIC -> PayoutState.CREATED;
            case ONE_APPROVAL -> PayoutState.AWAITING_APPROVAL;
        };
    }
}
