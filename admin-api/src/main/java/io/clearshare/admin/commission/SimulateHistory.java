package io.clearshare.admin.commission;

import io.clearshare.admin.program.Influencer;
import io.clearshare.admin.program.Influencers;
import io.clearshare.domain.commission.CompareSchedules;
import io.clearshare.domain.commission.CompareSchedules.Compared;
import io.clearshare.domain.commission.FindWashTrade;
import io.clearshare.domain.program.ProgramEntry;
import io.clearshare.domain.program.Programme;
import io.clearshare.domain.program.ScheduleEntry;
import io.clearshare.domain.program.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Simulates a draft of a schedule on everything that has happened, by the classes that price it. */
@Component
class SimulateHistory {

    private static final int INFLUENCERS_MAX = 500;

    private final PayingCredits credits;
    private final Terms terms;
    private final Influencers influencers;

    SimulateHistory(PayingCredits credits, Terms terms, Influencers influencers) {
        this.credits = credits;
        this.terms = terms;
        this.influencers = influencers;
    }

    /** @param since from when the draft is taken to be in force, beside the published schedules; null for throughout */
    Simulation simulate(List<Tier> draft, @Nullable Instant since, List<ProgramEntry> alternative, long now) {
        List<ProgramEntry> published = terms.all();
        ScheduleEntry throughout = new ScheduleEntry(Integer.MAX_VALUE, Long.MIN_VALUE, draft);
        List<ProgramEntry> then = new ArrayList<>(published);
        then.add(new ScheduleEntry(Integer.MAX_VALUE, since == null ? now : since.toEpochMilli(), draft));
        Programme before = Programme.of(published);
        Programme after = Programme.of(since == null ? List.of(throughout) : then);
        Sums sums = new Sums(credits.earned());
        credits.forEach(history -> sums.add(CompareSchedules.compare(before, after, history), history.size()));
        List<ProgramEntry> judged = new ArrayList<>(published);
        judged.addAll(alternative);
        return new Simulation(
                since,
                sums.totals(),
                named(sums.largest()),
                FindWashTrade.find(judged, published(draft, since, now))
                        .map(Ring::of)
                        .orElse(null));
    }

    /** The draft as it could be published: not before now. */
    private static ScheduleEntry published(List<Tier> draft, @Nullable Instant since, long now) {
        return new ScheduleEntry(Integer.MAX_VALUE, since == null ? now : Math.max(now, since.toEpochMilli()), draft);
    }

    private List<Simulation.OfInfluencer> named(List<Simulation.OfInfluencer> found) {
        Map<String, Influencer> people = influencers.findAll(
                found.stream().map(Simulation.OfInfluencer::influencerId).toList());
        return found.stream()
                .map(one -> {
                    Influencer person = people.get(one.influencerId());
                    return new Simulation.OfInfluencer(
                            one.influencerId(),
                            person == null ? "" : person.handle(),
                            one.nowMicros(),
                            one.thenMicros(),
                            one.deltaMicros(),
                            one.earnedMicros(),
                            one.months());
                })
                .toList();
    }

    /** Adds up pieces of the history and keeps the influencers with the largest differences. */
    private static final class Sums {
        private final Map<String, Long> earned;
        private final List<Simulation.OfInfluencer> all = new ArrayList<>();
        private long lines;
        private int influencers;
        private int winners;
        private int losers;
        private long now;
        private long then;

        Sums(Map<String, Long> earned) {
            this.earned = earned;
        }

        void add(List<Compared> compared, int newLines) {
            lines += newLines;
            for (Compared one : compared) {
                long delta = Math.subtractExact(one.thenMicros(), one.nowMicros());
                influencers++;
                winners += delta > 0 ? 1 : 0;
                losers += delta < 0 ? 1 : 0;
                now = Math.addExact(now, one.nowMicros());
                then = Math.addExact(then, one.thenMicros());
                all.add(new Simulation.OfInfluencer(
                        one.influencerId(),
                        "",
                        one.nowMicros(),
                        one.thenMicros(),
                        delta,
                        earned.getOrDefault(one.influencerId(), 0L),
                        one.months().stream().map(Simulation.OfMonth::of).toList()));
            }
            all.sort(Comparator.<Simulation.OfInfluencer>comparingLong(one -> -Math.abs(one.deltaMicros()))
                    .thenComparing(Simulation.OfInfluencer::influencerId));
            all.subList(Math.min(INFLUENCERS_MAX, all.size()), all.size()).clear();
        }

        Simulation.Totals totals() {
            long paid = earned.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
            return new Simulation.Totals(
                    influencers, lines, winners, losers, now, then, Math.subtractExact(then, now), paid);
        }

        List<Simulation.OfInfluencer> largest() {
            return List.copyOf(all);
        }
    }
}
