package io.clearshare.admin.payout;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.clearshare.admin.ledger.LedgerEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payout with everything finance looks at before deciding, and everything that proves what became of it.
 *
 * @param review what an approver compares; null once there is nothing to decide
 */
public record PayoutDetail(
        @JsonUnwrapped PayoutView payout,
        List<Check> checks,
        List<AttemptView> attempts,
        List<EventView> events,
        List<LedgerEntry> ledger,
        @Nullable PayoutReview review) {

    /** Something that was verified just now. */
    public record Check(String code, boolean passed, String message) {}

    /** A signed transaction of the payout. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AttemptView(
            int attempt,
            String state,
            String signature,
            Instant at,
            int sends,
            String proof,
            @Nullable Instant closedAt,
            @Nullable Long slot,
            @Nullable Long feeLamports,
            @Nullable Long rentLamports) {

        static AttemptView of(Attempt attempt) {
            return new AttemptView(
                    attempt.no(),
                    attempt.state().name(),
                    attempt.payment().signature(),
                    attempt.signedAt(),
                    attempt.sends(),
                    attempt.proof(),
                    attempt.closedAt(),
                    attempt.slot(),
                    attempt.feeLamports(),
                    attempt.rentLamports());
        }
    }

    /** What happened, and who did it. */
    public record EventView(Instant at, String state, String actor, String note) {}
}
