package io.clearshare.admin.kyc;

import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.domain.kyc.IdentityFact;
import io.clearshare.domain.kyc.IdentityState;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The staff's word on a check. */
@Component
class ReviewCheck {

    private final IdentityChecks checks;
    private final RecordFact facts;
    private final Clock clock;

    ReviewCheck(IdentityChecks checks, RecordFact facts, Clock clock) {
        this.checks = checks;
        this.facts = facts;
        this.clock = clock;
    }

    /** What a reviewer may say. */
    enum Decision {
        APPROVE(IdentityState.VERIFIED),
        /** Something has to be sent again. */
        RETRY(IdentityState.RETRY),
        DECLINE(IdentityState.DECLINED),
        /** Whatever was decided, also by a provider, does not count any more; the person may begin anew. */
        REOPEN(IdentityState.RETRY);

        private final IdentityState state;

        Decision(IdentityState state) {
            this.state = state;
        }
    }

    /**
     * @param reason told to the person, except with an approval
     * @throws Refused when there is no such check or it does not wait for that decision
     */
    @Transactional
    public void decide(UUID checkId, Decision decision, String reason, String by) {
        IdentityCheck check = checks.lock(checkId)
                .orElseThrow(() -> new Refused(CommonProblem.NOT_FOUND, "There is no check " + checkId));
        if (check.superseded() || !isDue(check, decision)) {
            throw new Refused(
                    KycProblem.NOT_PENDING, "The check is " + check.state().wireName());
        }
        Instant now = clock.instant();
        if (decision == Decision.REOPEN && !check.isManual()) {
            checks.supersede(checkId, now.truncatedTo(ChronoUnit.MICROS));
            return;
        }
        facts.record(
                check,
                "review/" + UUID.randomUUID(),
                by,
                new IdentityFact(now, decision.state, reason),
                "review: " + decision.name().toLowerCase(Locale.ROOT));
    }

    private static boolean isDue(IdentityCheck check, Decision decision) {
        return switch (decision) {
            case APPROVE, RETRY, DECLINE -> check.isManual() && check.state() == IdentityState.PENDING;
            case REOPEN ->
                switch (check.state()) {
                    case VERIFIED, DECLINED, UNKNOWN -> true;
                    case STARTED, PENDING, RETRY -> false;
                };
        };
    }
}
