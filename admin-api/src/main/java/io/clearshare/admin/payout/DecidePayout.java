package io.clearshare.admin.payout;

import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finance's yes or no to a payout above the automatic limit; the maker is always the system, so nobody approves their own. */
@Component
class DecidePayout {

    private final PayoutBook book;
    private final Clock clock;

    DecidePayout(PayoutBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    /**
     * Allows the payout to be paid.
     *
     * @param contentHash of what the approver has seen
     * @throws Refused when there is no such payout, it is not waiting, or its content is another
     */
    void approve(UUID payoutId, String contentHash, String approver) {
        Payout payout = waiting(payoutId);
        if (!payout.contentHash().equals(contentHash)) {
            throw new Refused(
                    PayoutProblem.CONTENT_CHANGED,
                    "The payout's content hash is another",
                    Map.of("contentHash", payout.contentHash()));
        }
        if (!book.approve(payout, contentHash, approver, clock.instant())) {
            throw notWaiting(payoutId);
        }
    }

    /**
     * Gives the reserved amount back to the balance.
     *
     * @throws Refused when there is no such payout or it is not waiting
     */
    void refuse(UUID payoutId, String reason, String refuser) {
        if (!book.refuse(waiting(payoutId), reason, refuser, clock.instant())) {
            throw notWaiting(payoutId);
        }
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
