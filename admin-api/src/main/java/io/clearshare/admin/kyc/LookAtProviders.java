package io.clearshare.admin.kyc;

import io.clearshare.admin.kyc.IdentityProvider.Order;
import io.clearshare.admin.program.Influencers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks providers about checks that stay undecided, since a delivery may have been lost. */
@Component
class LookAtProviders {

    private static final Logger LOG = LoggerFactory.getLogger(LookAtProviders.class);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int BATCH = 20;

    private final IdentityChecks checks;
    private final Providers providers;
    private final RecordFact facts;
    private final Influencers influencers;
    private final Clock clock;

    LookAtProviders(
            IdentityChecks checks, Providers providers, RecordFact facts, Influencers influencers, Clock clock) {
        this.checks = checks;
        this.providers = providers;
        this.facts = facts;
        this.influencers = influencers;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void look() {
        checks.toLookAt(clock.instant().minus(PATIENCE), BATCH).forEach(this::look);
    }

    void look(IdentityCheck check) {
        Instant now = clock.instant();
        try {
            String email = influencers.find(check.influencerId()).orElseThrow().email();
            Order order = new Order(check.checkId(), email, check.applicantId());
            providers
                    .find(check.provider())
                    .flatMap(provider -> provider.look(order))
                    .ifPresent(said -> facts.ofProvider(check.provider(), said));
        } catch (ProviderFailure e) {
            LOG.warn("Check {}: {}", check.checkId(), e.getMessage());
        }
        checks.looked(check.checkId(), now);
    }
}
