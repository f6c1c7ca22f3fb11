package io.clearshare.domain.program;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All programme entries known so far, asked by time.
 *
 * <p>In force at a time is the latest entry by (effectiveFrom, version) whose effectiveFrom is not after it;
 * before the first there are the defaults. Entries may be applied in any order and more than once. Not
 * thread-safe while entries are applied.
 */
public final class Programme {

    private static final Comparator<ProgramEntry> ORDER =
            Comparator.comparing(ProgramEntry::entity).thenComparingInt(ProgramEntry::version);

    private final Codebook codebook = new Codebook();
    private final Exclusions exclusions = new Exclusions();
    private final Timeline<ScheduleEntry> schedules = new Timeline<>();
    private final Timeline<PayingModelEntry> payingModels = new Timeline<>();
    private final Timeline<BountyEntry> bounties = new Timeline<>();
    private final Timeline<RebateEntry> rebates = new Timeline<>();
    private final Timeline<HoldEntry> holds = new Timeline<>();
    private final Map<String, Timeline<TierEntry>> tiers = new HashMap<>();
    private final Map<String, Timeline<LimitEntry>> limits = new HashMap<>();
    private final Map<String, Timeline<RuleEntry>> rules = new HashMap<>();
    private final Map<String, Timeline<CaseEntry>> cases = new HashMap<>();
    private final Map<String, Timeline<OtherEntry>> others = new HashMap<>();
    private final Map<String, Integer> versions = new HashMap<>();

    public static Programme of(Collection<? extends ProgramEntry> entries) {
        Programme programme = new Programme();
        entries.forEach(programme::apply);
        return programme;
    }

    /** Takes the entry in; false when it was there already. */
    public boolean apply(ProgramEntry entry) {
        versions.merge(entry.entity(), entry.version(), Math::max);
        if (entry instanceof InfluencerEntry influencer) {
            return codebook.put(influencer);
        } else if (entry instanceof ScheduleEntry schedule) {
            return schedules.put(schedule);
        } else if (entry instanceof PayingModelEntry model) {
            return payingModels.put(model);
        } else if (entry instanceof BountyEntry bounty) {
            return bounties.put(bounty);
        } else if (entry instanceof RebateEntry rebate) {
            return rebates.put(rebate);
        } else if (entry instanceof HoldEntry hold) {
            return holds.put(hold);
        } else if (entry instanceof TierEntry tier) {
            return timeline(tiers, tier).put(tier);
        } else if (entry instanceof LimitEntry limit) {
            return timeline(limits, limit).put(limit);
        } else if (entry instanceof RuleEntry rule) {
            return timeline(rules, rule).put(rule);
        } else if (entry instanceof CaseEntry decided) {
            return decide(decided);
        } else {
            OtherEntry other = (OtherEntry) entry;
            return timeline(others, other).put(other);
        }
    }

    private static <E extends ProgramEntry> Timeline<E> timeline(Map<String, Timeline<E>> timelines, E entry) {
        return timelines.computeIfAbsent(entry.entity(), entity -> new Timeline<>());
    }

    private boolean decide(CaseEntry entry) {
        Timeline<CaseEntry> versionsOfCase = timeline(cases, entry);
        CaseEntry before = versionsOfCase.entries().isEmpty() ? null : versionsOfCase.highest();
        boolean added = versionsOfCase.put(entry);
        exclusions.replace(before, versionsOfCase.highest());
        return added;
    }

    /** Every entry, ordered by entity and version. */
    public List<ProgramEntry> entries() {
        List<ProgramEntry> all = new ArrayList<>(codebook.entries());
        all.addAll(schedules.entries());
        all.addAll(payingModels.entries());
        all.addAll(bounties.entries());
        all.addAll(rebates.entries());
        all.addAll(holds.entries());
        tiers.values().forEach(timeline -> all.addAll(timeline.entries()));
        limits.values().forEach(timeline -> all.addAll(timeline.entries()));
        rules.values().forEach(timeline -> all.addAll(timeline.entries()));
        cases.values().forEach(timeline -> all.addAll(timeline.entries()));
        others.values().forEach(timeline -> all.addAll(timeline.entries()));
        all.sort(ORDER);
        return List.copyOf(all);
    }

    /** The highest version of the entity, 0 when there is none. */
    public int latestVersion(String entity) {
        return versions.getOrDefault(entity, 0);
    }

    /** Who owns the code while it is active at that time; null when it is unknown or not active then. */
    public @Nullable CodeOwner activeCode(String code, long at) {
        return codebook.activeCode(code, at);
    }

    /** The influencer that lists the code at any time, or {@code ""}. */
    public String ownerOfCode(String code) {
        return codebook.ownerOf(code);
    }

    /** The influencer's entry in force at the time; null before its first. */
    public @Nullable InfluencerEntry influencerAt(String influencerId, long at) {
        return codebook.inForce(influencerId, at);
    }

    /** Whether the influencer is, in any version of its entry, this user. */
    public boolean isInfluencersUser(String influencerId, String userId) {
        return codebook.isUser(influencerId, userId);
    }

    /** The influencers that are, in any version of their entry, this user. */
    public List<String> influencersOfUser(String userId) {
        return codebook.ofUser(userId);
    }

    public PayingModelEntry payingModelAt(long at) {
        return inForce(payingModels, at, PayingModelEntry.DEFAULT);
    }

    public BountyEntry bountyAt(long at) {
        return inForce(bounties, at, BountyEntry.DEFAULT);
    }

    public HoldEntry holdAt(long at) {
        return inForce(holds, at, HoldEntry.DEFAULT);
    }

    public ScheduleEntry scheduleAt(long at) {
        return inForce(schedules, at, ScheduleEntry.DEFAULT);
    }

    private static <E extends ProgramEntry> E inForce(Timeline<E> timeline, long at, E otherwise) {
        E entry = timeline.at(at);
        return entry == null ? otherwise : entry;
    }

    /** The tier entry of that month (of its highest version), or 0. */
    public int tierOf(String influencerId, YearMonth month) {
        Timeline<TierEntry> entries = tiers.isEmpty() ? null : tiers.get(TierEntry.entity(influencerId, month));
        return entries == null ? 0 : entries.highest().tier();
    }

    /** The limit in force at the time; null while there is none. */
    public @Nullable LimitEntry limitAt(String scope, LimitEntry.Period period, long at) {
        Timeline<LimitEntry> entries = limits.isEmpty() ? null : limits.get(LimitEntry.entity(scope, period));
        return entries == null ? null : entries.at(at);
    }

    /** The rate of a credit: tier of the conversion's month, schedule in force at the touch. */
    public Rate rate(String influencerId, long conversionAt, long touchAt) {
        ScheduleEntry schedule = scheduleAt(touchAt);
        int tier = tiers.isEmpty() ? 0 : tierOf(influencerId, monthOf(conversionAt));
        return new Rate(tier, schedule.basisPoints(tier), schedule.version());
    }

    /** The calendar month (UTC) of a time. */
    public static YearMonth monthOf(long at) {
        return YearMonth.from(Instant.ofEpochMilli(at).atOffset(ZoneOffset.UTC));
    }

    /** The version of the rule in force; version 1, live, with the rule's own defaults when there is no entry. */
    public RuleEntry ruleAt(String name, long at) {
        Timeline<RuleEntry> entries = rules.get("rule/" + name);
        RuleEntry entry = entries == null ? null : entries.at(at);
        return entry == null ? new RuleEntry(1, Long.MIN_VALUE, name, RuleMode.LIVE, Map.of()) : entry;
    }

    /** The decision of the case's highest version. */
    public Optional<Decision> decisionOn(String caseId) {
        Timeline<CaseEntry> entries = cases.get("case/" + caseId);
        return entries == null
                ? Optional.empty()
                : Optional.of(entries.highest().decision());
    }

    /** Whether a confirmed case names the touch. */
    public boolean excludesClick(String clickId) {
        return exclusions.hasClick(clickId);
    }

    /** Whether a confirmed case names the trade. */
    public boolean excludesTrade(String tradeId) {
        return exclusions.hasTrade(tradeId);
    }
}
