package io.clearshare.domain.approval;

/** Whose consent a payout needs. */
public enum Band {
    /** Small enough to be paid without a person. */
    AUTOMATIC(0),
    /** One member of finance has to approve exactly this content. */
    ONE_APPROVAL(1),
    /** Two different members of finance have to. */
    TWO_APPROVALS(2),
    /** So large that it ought to go through an escrow on the chain; two members of finance have to approve it, too. */
    ESCROW(2);

    private final int approvalsNeeded;

    Band(int approvalsNeeded) {
        this.approvalsNeeded = approvalsNeeded;
    }

    public int approvalsNeeded() {
        return approvalsNeeded;
    }

    /** Whether a payout of this band is no weaker guarded than one of the other. */
    public boolean covers(Band other) {
        return compareTo(other) >= 0;
    }
}
