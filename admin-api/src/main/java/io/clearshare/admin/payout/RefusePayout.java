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

/** Finance's no to a payout. */
@Component
class RefusePayout {

    private final PayoutBook book;
    private final AuditLog audit;
    private final Clock clock;

    RefusePayout(PayoutBook book, AuditLog audit, Clock clock) {
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Gives the reserved amount back to the balance.
     *
     * @throws Refused when there is no such payout or it is not waiting
     */
    @Transactional
    public void refuse(UUID payoutId, String reason, Caller by) {
        Payout payout = waiting(payoutId);
        if (!book.refuse(payout, reason, by.subject(), clock.instant())) {
            throw notWaiting(payoutId);
        }
        audit.record(by, "payout.refuse", "payout:" + payoutId, reason, Map.of("contentHash", payout.contentHash()));
    }

    private Payout waiting(UUID payoutId) {
        Payout payout = book.find(payoutId)
                .orElseThrow(() -> new Refused(CommonProblem.NOT_FOUND, "There is no payout " + payoutId));
        if (payout.state() != PayoutState.AWAITING_APPROVAL) {
            throw notWaiting(payoutId);
        }
        return payout;
    }

    private Refused notWaiting(UUID payoutId) {
        String state = book.find(payoutId).map(p -> p.state().name()).orElse("");
        return new Refused(PayoutProblem.NOT_WAITING, "The payout is " + state, Map.of("state", state));
    }
}
