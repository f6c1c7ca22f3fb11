package io.clearshare.admin.kyc;

import io.clearshare.admin.kyc.IdentityProvider.Next;
import io.clearshare.admin.kyc.IdentityProvider.Order;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.program.ChangeInfluencer;
import io.clearshare.admin.program.Influencer;
import io.clearshare.admin.program.Influencers;
import io.clearshare.domain.kyc.IdentityState;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Begins to verify somebody: stores the check, and only then asks the provider. */
@Component
class BeginCheck {

    private static final Logger LOG = LoggerFactory.getLogger(BeginCheck.class);

    private final Influencers influencers;
    private final ChangeInfluencer people;
    private final IdentityChecks checks;
    private final Providers providers;
    private final TransactionTemplate transactions;
    private final Clock clock;

    BeginCheck(
            Influencers influencers,
            ChangeInfluencer people,
            IdentityChecks checks,
            Providers providers,
            TransactionTemplate transactions,
            Clock clock) {
        this.influencers = influencers;
        this.people = people;
        this.checks = checks;
        this.providers = providers;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Goes on with the check that is under way, or begins one. Somebody who is verified begins anew when their name or
     * country has changed, and counts as unverified until that is decided.
     *
     * @return where the person has to go; empty when documents are handed in here
     * @throws Refused when the person was declined, or the provider does not answer
     */
    Optional<URI> of(String influencerId) {
        Influencer influencer = influencers
                .find(influencerId)
                .orElseThrow(() -> new Refused(CommonProblem.NOT_FOUND, "This account has been removed"));
        IdentityCheck check = Objects.requireNonNull(transactions.execute(status -> open(influencerId)));
        IdentityProvider provider = providers.find(check.provider()).orElseThrow();
        try {
            Next next = provider.begin(new Order(check.checkId(), influencer.email(), check.applicantId()));
            if (next instanceof Next.Visit visit) {
                checks.name(check.checkId(), visit.applicantId());
                return Optional.of(visit.url());
            }
            return Optional.empty();
        } catch (ProviderFailure e) {
            LOG.warn("Check {} could not begin: {}", check.checkId(), e.getMessage());
            throw new Refused(KycProblem.PROVIDER_UNAVAILABLE, KycProblem.PROVIDER_UNAVAILABLE.title());
        }
    }

    private IdentityCheck open(String influencerId) {
        people.lock(influencerId);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<IdentityCheck> current = checks.currentOf(influencerId);
        if (current.isPresent()) {
            IdentityCheck check = current.get();
            if (check.state() == IdentityState.DECLINED) {
                throw new Refused(KycProblem.VERIFICATION_DECLINED, KycProblem.VERIFICATION_DECLINED.title());
            }
            boolean goesOn = check.state() != IdentityState.VERIFIED
                    && providers.current().name().equals(check.provider());
            if (goesOn) {
                return check;
            }
            checks.supersede(check.checkId(), now);
        }
        UUID checkId = UUID.randomUUID();
        checks.insert(checkId, influencerId, providers.current().name(), now);
        return checks.find(checkId).orElseThrow();
    }
}
