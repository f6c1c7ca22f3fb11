package io.clearshare.domain.attribution;

/** Why a touch is not credited; the first that matches, in this order, is named. */
public enum ExclusionReason {
    DUPLICATE,
    CAPPED,
    /** The code is unknown, or not active at the touch's time. */
    UNKNOWN_CODE,
    VIEW,
    /** The code's owner is the user or shares a wallet with it. */
    SELF_REFERRAL,
    /** A confirmed case names the touch. */
    FRAUD,
    /** The touch is later than the path's own time. */
    AFTER_CONVERSION,
    /** The touch is 30 days older than the path's own time, or more. */
    OUTSIDE_WINDOW
}
