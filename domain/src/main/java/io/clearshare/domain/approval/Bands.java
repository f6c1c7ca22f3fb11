package io.clearshare.domain.approval;

/**
 * Up to which amount a payout needs whose consent.
 *
 * @param version               0 for the operator's setting
 * @param automaticMicrosMax    up to here no person is asked, unless something looks wrong
 * @param oneApprovalMicrosMax  up to here one approver suffices
 * @param twoApprovalsMicrosMax up to here two; above it a payout is one for the escrow
 */
public record Bands(int version, long automaticMicrosMax, long oneApprovalMicrosMax, long twoApprovalsMicrosMax) {

    private static final long ONE_MICROS_MAX = 1_000_000_000;
    private static final long TWO_MICROS_MAX = 5_000_000_000L;

    public Bands {
        if (automaticMicrosMax < 0
                || automaticMicrosMax > oneApprovalMicrosMax
                || oneApprovalMicrosMax > twoApprovalsMicrosMax) {
            throw new IllegalArgumentException("Bands ascend from 0");
        }
    }

    /** One approver up to $1,000 and two up to $5,000, or up to the automatic limit where that is higher. */
    public static Bands usual(long automaticMicrosMax) {
        return new Bands(
                0,
                automaticMicrosMax,
                Math.max(ONE_MICROS_MAX, automaticMicrosMax),
                Math.max(TWO_MICROS_MAX, automaticMicrosMax));
    }

    /** @param risky whether something about the payout wants a person to look at it, however small it is */
    public Band bandOf(long amountMicros, boolean risky) {
        if (amountMicros > twoApprovalsMicrosMax) {
            return Band.ESCROW;
        }
        if (amountMicros > oneApprovalMicrosMax) {
            return Band.TWO_APPROVALS;
        }
        return amountMicros > automaticMicrosMax || risky ? Band.ONE_APPROVAL : Band.AUTOMATIC;
    }
}
