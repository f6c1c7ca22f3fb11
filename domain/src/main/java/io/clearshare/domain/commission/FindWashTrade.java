package io.clearshare.domain.commission;

import io.clearshare.domain.money.Money;
import io.clearshare.domain.program.BountyEntry;
import io.clearshare.domain.program.ProgramEntry;
import io.clearshare.domain.program.RebateEntry;
import io.clearshare.domain.program.ScheduleEntry;
import io.clearshare.domain.program.Tier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Looks for a user who trades with itself through a second account and gets back at least what it paid in fees.
 *
 * <p>The ring that owns such users also owns their referrer, and has reached the best paid tier by whatever means. A user
 * below the activation threshold brings no bounty, so the worst one pays fees f at or above it: commission + rebate +
 * bounty must stay below f. Splitting f into lines only loses more to rounding, and a ring gains only if one of its users
 * does. All in integers.
 */
public final class FindWashTrade {

    /** Rounding repeats with this period of fees. */
    private static final int PERIOD = 10_000;

    /** A touch may be this much older than the signup it leads to, and so be paid by an older schedule. */
    private static final long TOUCH_TO_SIGNUP_MILLIS = 30L * 86_400_000;

    /** Fees count for the referrer this long after the signup, and a rebate may begin meanwhile. */
    private static final long SIGNUP_TO_TRADE_MILLIS = 365L * 86_400_000;

    private FindWashTrade() {}

    /**
     * A user that pays its ring: the counter-example.
     *
     * @param feesMicros what it pays in net fees
     * @param tier the name of the best paid tier, and its rate
     */
    public record WashTrade(
            long feesMicros,
            String tier,
            int tierBasisPoints,
            long commissionMicros,
            int rebateBasisPoints,
            long rebateMicros,
            long bountyMicros) {

        public long profitMicros() {
            return Math.subtractExact(
                    Math.addExact(Math.addExact(commissionMicros, rebateMicros), bountyMicros), feesMicros);
        }
    }

    /** The user that costs its ring least, if that is nothing or less; empty when every user costs something. */
    public static Optional<WashTrade> find(ScheduleEntry schedule, BountyEntry bounty, RebateEntry rebate) {
        Tier best = schedule.tiers().stream()
                .max(Comparator.comparingInt(Tier::basisPoints))
                .orElseThrow();
        long least = Math.max(1, bounty.activationThresholdMicros());
        WashTrade worst = at(least, best, bounty, rebate);
        // With rates of 100 % and more together, whole multiples of the period lose nothing; otherwise a period later
        // always costs more. So one period holds the worst user.
        for (int i = 1; i < PERIOD; i++) {
            WashTrade next = at(Math.addExact(least, i), best, bounty, rebate);
            worst = next.profitMicros() > worst.profitMicros() ? next : worst;
        }
        return worst.profitMicros() < 0 ? Optional.empty() : Optional.of(worst);
    }

    private static WashTrade at(long fees, Tier tier, BountyEntry bounty, RebateEntry rebate) {
        return new WashTrade(
                fees,
                tier.name(),
                tier.basisPoints(),
                Money.share(fees, tier.basisPoints()),
                rebate.basisPoints(),
                Money.share(fees, rebate.basisPoints()),
                bounty.bountyMicros());
    }

    /**
     * The same for a draft beside the published entries: every schedule, bounty and rebate of which one is the draft and
     * that one user can meet.
     *
     * @param published schedules, bounties and rebates; others are ignored
     * @param draft a schedule, bounty or rebate that would come into force at its time
     */
    public static Optional<WashTrade> find(Collection<? extends ProgramEntry> published, ProgramEntry draft) {
        List<Span<ScheduleEntry>> schedules = spans(ScheduleEntry.class, ScheduleEntry.DEFAULT, published, draft);
        List<Span<BountyEntry>> bounties = spans(BountyEntry.class, BountyEntry.DEFAULT, published, draft);
        List<Span<RebateEntry>> rebates = spans(RebateEntry.class, RebateEntry.DEFAULT, published, draft);
        List<WashTrade> found = new ArrayList<>();
        for (Span<ScheduleEntry> schedule : schedules) {
            for (Span<BountyEntry> bounty : bounties) {
                for (Span<RebateEntry> rebate : rebates) {
                    boolean concerned = schedule.holds(draft) || bounty.holds(draft) || rebate.holds(draft);
                    if (concerned
                            && schedule.leadsTo(bounty, TOUCH_TO_SIGNUP_MILLIS)
                            && bounty.leadsTo(rebate, SIGNUP_TO_TRADE_MILLIS)) {
                        find(schedule.entry, bounty.entry, rebate.entry).ifPresent(found::add);
                    }
                }
            }
        }
        return found.stream().max(Comparator.comparingLong(WashTrade::profitMicros));
    }

    /** An entry and how long it is in force. */
    private record Span<E extends ProgramEntry>(E entry, long from, long until) {

        boolean holds(ProgramEntry draft) {
            return entry.equals(draft);
        }

        /** Whether something that begins under this entry can go on under the other one so much later at most. */
        boolean leadsTo(Span<?> later, long withinMillis) {
            long latest = until > Long.MAX_VALUE - withinMillis ? Long.MAX_VALUE : until + withinMillis;
            return from < later.until && later.from < latest;
        }
    }

    private static <E extends ProgramEntry> List<Span<E>> spans(
            Class<E> kind, E first, Collection<? extends ProgramEntry> published, ProgramEntry draft) {
        List<E> entries = new ArrayList<>(List.of(first));
        published.stream().filter(kind::isInstance).map(kind::cast).forEach(entries::add);
        if (kind.isInstance(draft)) {
            entries.add(kind.cast(draft));
        }
        entries.sort(Comparator.comparingLong(ProgramEntry::effectiveFrom).thenComparingInt(ProgramEntry::version));
        List<Span<E>> spans = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            long until = i + 1 < entries.size() ? entries.get(i + 1).effectiveFrom() : Long.MAX_VALUE;
            if (until > entries.get(i).effectiveFrom()) {
                spans.add(new Span<>(entries.get(i), entries.get(i).effectiveFrom(), until));
            }
        }
        return spans;
    }
}
