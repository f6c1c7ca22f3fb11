package io.clearshare.admin.payout;

/** Why an influencer's balance is not being paid right now, for a program and for a person. */
public record NotPaidBecause(Code code, String message) {

    /** The reasons there are. */
    public enum Code {
        NEGATIVE_BALANCE,
        BELOW_THRESHOLD,
        HELD,
        NOT_ACTIVE,
        NO_WALLET,
        WALLET_UNUSABLE,
        AWAITING_APPROVAL,
        SENDING,
        IN_REVIEW,
        REFUSED,
        FAILED,
        BOOKS_DIFFER
    }
}
