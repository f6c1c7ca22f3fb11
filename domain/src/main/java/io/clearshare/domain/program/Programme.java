package io.clearshare.domain.program;

import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All programme entries known so far, asked by time.
 *
 * <p>In force at a time is the latest entry by (effectiveFrom, version) whose effectiveFrom is not after it;
 * before the first there are the defaults. Entries may be applied in any order and more than once.
 */
public final class Programme {

    public Programme() {}

    public static Programme of(Collection<? extends ProgramEntry> entries) {
        Programme programme = new Programme();
        entries.forEach(programme::apply);
        return programme;
    }

    /** Takes the entry in; false when it was there already. */
    public boolean apply(ProgramEntry entry) {
        throw new UnsupportedOperationException(entry.key());
    }

    /** Every entry, ordered by entity and version. */
    public List<ProgramEntry> entries() {
        throw new UnsupportedOperationException();
    }

    /** Who owns the code while it is active at that time; null when it is unknown or not active then. */
    public @Nullable CodeOwner activeCode(String code, long at) {
        throw new UnsupportedOperationException(code + at);
    }

    /** The influencer that lists the code at any time, or {@code ""}. */
    public String ownerOfCode(String code) {
        throw new UnsupportedOperationException(code);
    }

    /** Whether the influencer is, in any version of its entry, this user. */
    public boolean isInfluencersUser(String influencerId, String userId) {
        throw new UnsupportedOperationException(influencerId + userId);
    }

    /** The influencers that are, in any version of their entry, this user. */
    public List<String> influencersOfUser(String userId) {
        throw new UnsupportedOperationException(userId);
    }

    public PayingModelEntry payingModelAt(long at) {
        throw new UnsupportedOperationException("" + at);
    }

    public BountyEntry bountyAt(long at) {
        throw new UnsupportedOperationException("" + at);
    }

    public HoldEntry holdAt(long at) {
        throw new UnsupportedOperationException("" + at);
    }

    public ScheduleEntry scheduleAt(long at) {
        throw new UnsupportedOperationException("" + at);
    }

    /** The tier entry of that month, or 0. */
    public int tierOf(String influencerId, YearMonth month) {
        throw new UnsupportedOperationException(influencerId + month);
    }

    /** The rate of a credit: tier of the conversion's month, schedule in force at the touch. */
    public Rate rate(String influencerId, long conversionAt, long touchAt) {
        throw new UnsupportedOperationException(influencerId + conversionAt + touchAt);
    }

    /** The version of the rule in force; version 1, live, with the rule's own defaults when there is no entry. */
    public RuleEntry ruleAt(String name, long at) {
        throw new UnsupportedOperationException(name + at);
    }

    /** The decision of the case's highest version. */
    public Optional<Decision> decisionOn(String caseId) {
        throw new UnsupportedOperationException(caseId);
    }

    /** Whether a confirmed case names the touch. */
    public boolean excludesClick(String clickId) {
        throw new UnsupportedOperationException(clickId);
    }

    /** Whether a confirmed case names the trade. */
    public boolean excludesTrade(String tradeId) {
        throw new UnsupportedOperationException(tradeId);
    }
}
