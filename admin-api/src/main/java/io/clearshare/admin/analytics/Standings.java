package io.clearshare.admin.analytics;

import io.clearshare.admin.program.ProgrammeLog;
import io.clearshare.domain.commission.NextTier;
import io.clearshare.domain.commission.SimulateSchedule;
import io.clearshare.domain.program.Programme;
import io.clearshare.domain.program.ScheduleEntry;
import io.clearshare.domain.program.Tier;
import io.clearshare.domain.program.TierEntry;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells influencers by which tier they are paid this month, and what this month makes of the next one. */
@Component
class Standings {

    private final Figures figures;
    private final ProgrammeLog log;
    private final Clock clock;

    Standings(Figures figures, ProgrammeLog log, Clock clock) {
        this.figures = figures;
        this.log = log;
        this.clock = clock;
    }

    Map<String, Overview.Standing> of(Collection<String> influencerIds) {
        long now = clock.millis();
        YearMonth month = Programme.monthOf(now);
        long start = SimulateSchedule.startOf(month);
        long end = SimulateSchedule.startOf(month.plusMonths(1));
        Programme schedules = Programme.of(log.history(ScheduleEntry.ENTITY).stream()
                .map(ProgrammeLog.Recorded::entry)
                .toList());
        Programme tiers = Programme.of(log.newestOf(
                influencerIds.stream().map(id -> TierEntry.entity(id, month)).toList()));
        Map<String, Long> credits = figures.tradeCredits(influencerIds, start, end);
        Map<String, Overview.Standing> standings = new HashMap<>();
        for (String id : influencerIds) {
            Tier paidBy = tier(schedules.scheduleAt(now), tiers.tierOf(id, month));
            NextTier next = NextTier.of(schedules.scheduleAt(end), credits.getOrDefault(id, 0L));
            standings.put(id, standing(month, paidBy, next));
        }
        return standings;
    }

    private static Overview.Standing standing(YearMonth month, Tier paidBy, NextTier next) {
        Tier above = next.next();
        return new Overview.Standing(
                month.toString(),
                paidBy.name(),
                paidBy.basisPoints(),
                next.creditMicros(),
                month.plusMonths(1).toString(),
                next.reached().name(),
                next.reached().basisPoints(),
                above == null
                        ? null
                        : new Overview.Goal(
                                above.name(), above.basisPoints(), above.fromMicros(), next.missingMicros()));
    }

    private static Tier tier(ScheduleEntry schedule, int tier) {
        List<Tier> tiers = schedule.tiers();
        return tiers.get(Math.min(tier, tiers.size() - 1));
    }
}
