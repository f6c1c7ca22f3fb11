package io.clearshare.admin.payout;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.audit.AuditLog;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finance has looked at a payout in review, and lets it go on. */
@Component
class ResumePayout {

    private final PayoutBook book;
    private final AuditLog audit;
    private final Clock clock;

    ResumePayout(PayoutBook book, AuditLog audit, Clock clock) {
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The worker takes it up where it stood: it proves an open attempt once more, or judges and signs anew if none is left that may
     * pay. So it cannot be paid twice, whatever finance has found.
     *
     * @throws Refused when there is no such payout or it is not in review
     */
    @Transactional
    public void resume(UUID payoutId, String found, Caller by) {
        Payout payout = book.find(payoutId)
                .orElseThrow(() -> new Refused(CommonProblem.NOT_FOUND, "There is no payout " + payoutId));
        if (!book.resume(payout, found, by.subject(), clock.instant())) {
            String state = payout.state().name();
            throw new Refused(PayoutProblem.NOT_IN_REVIEW, "The payout is " + state, Map.of("state", state));
        }
        audit.record(by, "payout.resume", "payout:" + payoutId, found, Map.of("contentHash", payout.contentHash()));
    }
}
