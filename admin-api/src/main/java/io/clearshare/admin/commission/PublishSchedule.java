package io.clearshare.admin.commission;

import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.program.ProgrammeLog;
import io.clearshare.domain.commission.FindWashTrade;
import io.clearshare.domain.program.ScheduleEntry;
import io.clearshare.domain.program.Tier;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Publishes the next version of the schedule, unless it reaches back or a ring of accounts could live on it. */
@Component
class PublishSchedule {

    private final ProgrammeLog log;
    private final Terms terms;
    private final Clock clock;

    PublishSchedule(ProgrammeLog log, Terms terms, Clock clock) {
        this.log = log;
        this.terms = terms;
        this.clock = clock;
    }

    /** @param fresh false when that very schedule stood there already */
    record Published(ScheduleEntry schedule, boolean fresh) {}

    /**
     * @param from when it comes into force; null for now
     * @throws Refused when the time is over or the terms would pay for wash trading
     */
    @Transactional
    public Published publish(List<Tier> tiers, @Nullable Instant from, String by, String reason) {
        log.lock(ScheduleEntry.ENTITY);
        long now = clock.millis();
        Optional<ScheduleEntry> same = log.newest(ScheduleEntry.ENTITY)
                .map(ScheduleEntry.class::cast)
                .filter(newest -> newest.tiers().equals(tiers))
                .filter(newest ->
                        from == null ? newest.effectiveFrom() <= now : newest.effectiveFrom() == from.toEpochMilli());
        if (same.isPresent()) {
            return new Published(same.get(), false);
        }
        if (from != null && from.toEpochMilli() < now) {
            throw new Refused(
                    CommissionProblem.EFFECTIVE_IN_THE_PAST,
                    "A schedule can come into force now or later, not at " + from);
        }
        long effectiveFrom = from == null ? now : from.toEpochMilli();
        refuseRings(new ScheduleEntry(Integer.MAX_VALUE, effectiveFrom, tiers));
        return new Published(
                (ScheduleEntry) log.append(
                        ScheduleEntry.ENTITY, version -> new ScheduleEntry(version, effectiveFrom, tiers), by, reason),
                true);
    }

    private void refuseRings(ScheduleEntry draft) {
        FindWashTrade.find(terms.all(), draft).map(Ring::of).ifPresent(ring -> {
            throw new Refused(CommissionProblem.PAYS_WASH_TRADING, ring.message(), Map.of("ring", ring));
        });
    }
}
