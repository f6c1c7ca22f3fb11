package io.clearshare.admin.payout;

import java.util.List;

/** Whether the conditions under which a payout was made still hold when it is about to be signed. */
interface StillPayable {

    /** Judges right before signing; what is looked up for it is kept as evidence. */
    Answer check(Payout payout);

    /** Judges several right before signing, each by itself; the answers are in their order. */
    default List<Answer> checkAll(List<Payout> payouts) {
        return payouts.stream().map(this::check).toList();
    }

    /** Judges the same for somebody who only looks. */
    default Answer preview(Payout payout) {
        return check(payout);
    }

    /** The answer, with the reason unless it is yes. */
    record Answer(Verdict verdict, String reason) {

        static final Answer YES = new Answer(Verdict.YES, "");
    }

    /** What is known. */
    enum Verdict {
        YES,
        NO,
        UNKNOWN
    }
}
