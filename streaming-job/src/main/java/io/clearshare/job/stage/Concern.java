package io.clearshare.job.stage;

import io.clearshare.domain.event.Codes;
import io.clearshare.domain.event.Trade;
import io.clearshare.domain.fraud.TooFastSignup;
import io.clearshare.domain.program.BountyEntry;
import io.clearshare.domain.program.CaseEntry;
import io.clearshare.domain.program.HoldEntry;
import io.clearshare.domain.program.InfluencerEntry;
import io.clearshare.domain.program.PayingModelEntry;
import io.clearshare.domain.program.ProgramEntry;
import io.clearshare.domain.program.Programme;
import io.clearshare.domain.program.RuleEntry;
import io.clearshare.domain.program.ScheduleEntry;
import io.clearshare.domain.program.TierEntry;
import io.clearshare.job.state.Person;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whom changed programme entries may concern: everybody, or those with certain codes, clicks or trades. */
final class Concern {

    private boolean everybody;
    private final Set<String> codes = new HashSet<>();
    private final Set<String> clickIds = new HashSet<>();
    private final Set<String> tradeIds = new HashSet<>();

    private Concern() {}

    /** The concern of the changed entries; codes and cases count with all their earlier versions. */
    static Concern of(List<ProgramEntry> changed, Programme programme) {
        Concern concern = new Concern();
        Set<String> influencers = new HashSet<>();
        Set<String> cases = new HashSet<>();
        for (ProgramEntry entry : changed) {
            if (entry instanceof InfluencerEntry influencer) {
                influencers.add(influencer.influencerId());
            } else if (entry instanceof TierEntry tier) {
                influencers.add(tier.influencerId());
            } else if (entry instanceof CaseEntry decided) {
                cases.add(decided.caseId());
            } else if (isGeneral(entry)) {
                concern.everybody = true;
            }
        }
        if (!influencers.isEmpty() || !cases.isEmpty()) {
            concern.addAllOf(influencers, cases, programme);
        }
        return concern;
    }

    private static boolean isGeneral(ProgramEntry entry) {
        return entry instanceof ScheduleEntry
                || entry instanceof PayingModelEntry
                || entry instanceof BountyEntry
                || entry instanceof HoldEntry
                || (entry instanceof RuleEntry rule && rule.name().equals(TooFastSignup.NAME));
    }

    private void addAllOf(Set<String> influencers, Set<String> cases, Programme programme) {
        for (ProgramEntry entry : programme.entries()) {
            if (entry instanceof InfluencerEntry influencer && influencers.contains(influencer.influencerId())) {
                influencer.codes().forEach(code -> codes.add(Codes.canonical(code)));
            } else if (entry instanceof CaseEntry decided && cases.contains(decided.caseId())) {
                clickIds.addAll(decided.clickIds());
                tradeIds.addAll(decided.tradeIds());
            }
        }
    }

    /** Whether it takes a look at the facts themselves to tell. */
    boolean needsFacts() {
        return everybody || !clickIds.isEmpty() || !tradeIds.isEmpty();
    }

    boolean isNothing() {
        return !needsFacts() && codes.isEmpty();
    }

    boolean concernsCodes(Set<String> used) {
        return used.stream().anyMatch(codes::contains);
    }

    boolean concerns(Person person) {
        return everybody
                || concernsCodes(person.codes())
                || person.touches().stream().anyMatch(touch -> clickIds.contains(touch.clickId()))
                || clickIds.contains("code:" + person.userId())
                || person.trades().values().stream()
                        .anyMatch(fact -> fact.event() instanceof Trade trade && tradeIds.contains(trade.tradeId()));
    }
}
