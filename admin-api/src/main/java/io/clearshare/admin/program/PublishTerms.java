package io.clearshare.admin.program;

import io.clearshare.admin.settings.Settings;
import io.clearshare.domain.fraud.FraudRule;
import io.clearshare.domain.fraud.FraudRules;
import io.clearshare.domain.program.BountyEntry;
import io.clearshare.domain.program.HoldEntry;
import io.clearshare.domain.program.ProgramEntry;
import io.clearshare.domain.program.RuleEntry;
import io.clearshare.domain.program.RuleMode;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the operator's settings entries of the programme.
 *
 * <p>The first version is in force from the beginning of time, a changed setting from now on; what is the same stays.
 */
@Component
class PublishTerms implements SmartInitializingSingleton {

    private static final String BY = "configuration";

    private final Settings.Programme terms;
    private final ProgrammeLog log;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PublishTerms(Settings settings, ProgrammeLog log, TransactionTemplate transaction, Clock clock) {
        this.terms = settings.programme();
        this.log = log;
        this.transaction = transaction;
        this.clock = clock;
    }

    private interface Draft {
        ProgramEntry at(int version, long effectiveFrom);
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            publish(
                    BountyEntry.ENTITY,
                    same -> same instanceof BountyEntry bounty
                            && bounty.bountyMicros() == terms.bountyMicros()
                            && bounty.activationThresholdMicros() == terms.activationThresholdMicros(),
                    (version, from) ->
                            new BountyEntry(version, from, terms.bountyMicros(), terms.activationThresholdMicros()));
            long holdMillis = terms.hold().toMillis();
            publish(
                    HoldEntry.ENTITY,
                    same -> same instanceof HoldEntry hold && hold.holdMillis() == holdMillis,
                    (version, from) -> new HoldEntry(version, from, holdMillis));
            FraudRules.ALL.forEach(this::publish);
        });
    }

    private void publish(FraudRule rule) {
        RuleMode mode = RuleMode.valueOf(terms.rules().name());
        publish(
                "rule/" + rule.name(),
                same -> same instanceof RuleEntry entry && entry.mode() == mode,
                (version, from) -> new RuleEntry(version, from, rule.name(), mode, Map.of()));
    }

    private void publish(String entity, Predicate<ProgramEntry> same, Draft draft) {
        Optional<ProgramEntry> newest = log.newest(entity);
        if (newest.filter(same).isEmpty()) {
            long from = newest.isEmpty() ? 0 : clock.millis();
            log.append(entity, version -> draft.at(version, from), BY, "");
        }
    }
}
