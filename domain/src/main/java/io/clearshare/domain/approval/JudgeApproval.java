package io.clearshare.domain.approval;

import java.util.Set;

/** Decides whether somebody's approval of a payout counts. */
public final class JudgeApproval {

    private JudgeApproval() {}

    /**
     * A payout that waits.
     *
     * @param contentHash what was shown must equal it
     * @param approvedBy  the people who have approved it so far
     * @param makers      the people who made what it pays: proposed a bonus in it, or entered or changed the recipient
     * @param recipient   the person who is paid
     * @param escrowReady whether payouts of the escrow band can be paid at all
     */
    public record Waiting(
            Band band,
            String contentHash,
            Set<String> approvedBy,
            Set<String> makers,
            String recipient,
            boolean escrowReady) {}

    /** What an approval comes to. */
    public enum Outcome {
        /** It counts, and no other is needed. */
        COMPLETES,
        /** It counts, and another person has to approve, too. */
        ONE_MORE,
        CONTENT_CHANGED,
        ALREADY_APPROVED,
        APPROVER_IS_MAKER,
        APPROVER_IS_RECIPIENT,
        ESCROW_NOT_AVAILABLE
    }

    /** @param shownHash the content hash that the approver saw */
    public static Outcome judge(Waiting payout, String person, String shownHash) {
        if (!payout.contentHash().equals(shownHash)) {
            return Outcome.CONTENT_CHANGED;
        }
        if (payout.band() == Band.ESCROW && !payout.escrowReady()) {
            return Outcome.ESCROW_NOT_AVAILABLE;
        }
        if (payout.recipient().equals(person)) {
            return Outcome.APPROVER_IS_RECIPIENT;
        }
        if (payout.makers().contains(person)) {
            return Outcome.APPROVER_IS_MAKER;
        }
        if (payout.approvedBy().contains(person)) {
            return Outcome.ALREADY_APPROVED;
        }
        return payout.approvedBy().size() + 1 >= payout.band().approvalsNeeded() ? Outcome.COMPLETES : Outcome.ONE_MORE;
    }
}
