package io.clearshare.admin.kyc;

import io.clearshare.admin.kyc.IdentityProvider.Said;
import io.clearshare.domain.kyc.FoldFacts;
import io.clearshare.domain.kyc.IdentityFact;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what is said about a check and works out anew what all of it amounts to. */
@Component
class RecordFact {

    private static final Logger LOG = LoggerFactory.getLogger(RecordFact.class);

    private final IdentityChecks checks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RecordFact(IdentityChecks checks, ApplicationEventPublisher events, Clock clock) {
        this.checks = checks;
        this.events = events;
        this.clock = clock;
    }

    /** Takes a provider's statement; one about a check of somebody else's, or of another applicant, counts for nothing. */
    @Transactional
    public void ofProvider(String provider, Said said) {
        Optional<IdentityCheck> found = checkOf(said);
        if (found.isEmpty() || !found.get().provider().equals(provider)) {
            LOG.info("{} speaks of a check that is not ours", provider);
            return;
        }
        IdentityCheck check = found.get();
        String applicant = check.applicantId();
        if (applicant != null && !applicant.equals(said.applicantId())) {
            LOG.warn("{} speaks of another applicant for check {}", provider, check.checkId());
            return;
        }
        checks.name(check.checkId(), said.applicantId());
        record(check, said.deliveryId(), provider, said.fact(), said.kind());
    }

    /** Takes what a person, or we ourselves, say about a check that the caller has locked. */
    void record(IdentityCheck check, String deliveryId, String by, IdentityFact fact, String kind) {
        Instant now = now();
        // The database keeps microseconds; the fold must see what it will see again.
        IdentityFact kept = new IdentityFact(fact.at().truncatedTo(ChronoUnit.MICROS), fact.state(), fact.reason());
        if (!checks.add(check.checkId(), deliveryId, by, kept, kind, now)) {
            return;
        }
        IdentityFact last = FoldFacts.lastWord(checks.factsOf(check.checkId())).orElse(kept);
        boolean moved = last.state() != check.state();
        if (moved || !last.reason().equals(check.reason())) {
            checks.setState(check.checkId(), last, now);
        }
        if (moved && !check.superseded()) {
            events.publishEvent(new IdentityChanged(
                    check.checkId(), check.influencerId(), last.state().wireName()));
        }
    }

    private Optional<IdentityCheck> checkOf(Said said) {
        try {
            return checks.lock(UUID.fromString(said.checkId()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
