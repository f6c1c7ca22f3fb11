package io.clearshare.admin.program;

import io.clearshare.admin.settings.Settings;
import io.clearshare.domain.commission.FindWashTrade;
import io.clearshare.domain.fraud.FraudRule;
import io.clearshare.domain.fraud.FraudRules;
import io.clearshare.domain.program.BountyEntry;
import io.clearshare.domain.program.HoldEntry;
import io.clearshare.domain.program.ProgramEntry;
import io.clearshare.domain.program.RebateEntry;
import io.clearshare.domain.program.RuleEntry;
import io.clearshare.domain.program.RuleMode;
import io.clearshare.domain.program.ScheduleEntry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the operator's settings entries of the programme.
 *
 * <p>Bounty and rebate are refused, and with them the start, when a ring of accounts could live on them.
 *
 * <p>The first version is in force from the beginning of time, a changed setting from now on; what is the same stays.
 */
@Component
class PublishTerms implements SmartInitializingSingleton {

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
            int rebate = terms.rebateBasisPoints();
            if (rebate > 0 || log.newest(RebateEntry.ENTITY).isPresent()) {
                publish(
                        RebateEntry.ENTITY,
                        same -> same instanceof RebateEntry entry && entry.basisPoints() == rebate,
                        (version, from) -> new RebateEntry(version, from, rebate));
            }
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
            log.append(entity, version -> checked(draft.at(version, from)), ProgrammeLog.CONFIGURATION, "");
        }
    }

    /** Terms that a ring could live on are a mistake that must not wait for the first ring. */
    private ProgramEntry checked(ProgramEntry entry) {
        if (entry instanceof BountyEntry || entry instanceof RebateEntry) {
            List<ProgramEntry> published = Stream.of(ScheduleEntry.ENTITY, BountyEntry.ENTITY, RebateEntry.ENTITY)
                    .flatMap(entity -> log.history(entity).stream())
                    .map(ProgrammeLog.Recorded::entry)
                    .toList();
            FindWashTrade.find(published, entry).ifPresent(found -> {
                throw new IllegalStateException(
                        "The settings of bounty, threshold and rebate would pay for wash trading: " + found);
            });
        }
        return entry;
    }
}
