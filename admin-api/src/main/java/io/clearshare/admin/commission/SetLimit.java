package io.clearshare.admin.commission;

import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.program.Influencers;
import io.clearshare.admin.program.ProgrammeLog;
import io.clearshare.domain.program.LimitEntry;
import io.clearshare.domain.program.LimitEntry.Period;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sets or lifts a limit from a time on, which is never past: what settled before stays as it was. */
@Component
class SetLimit {

    private final ProgrammeLog log;
    private final Influencers influencers;
    private final Clock clock;

    SetLimit(ProgrammeLog log, Influencers influencers, Clock clock) {
        this.log = log;
        this.influencers = influencers;
        this.clock = clock;
    }

    /**
     * @param limitMicros null to lift
     * @param from null for now
     */
    @Transactional
    public LimitEntry set(
            String scope, Period period, @Nullable Long limitMicros, @Nullable Instant from, String by, String reason) {
        if (!scope.equals(LimitEntry.PROGRAMME) && influencers.find(scope).isEmpty()) {
            throw new Refused(CommonProblem.NOT_FOUND, "There is no influencer " + scope);
        }
        String entity = LimitEntry.entity(scope, period);
        log.lock(entity);
        long now = clock.millis();
        long micros = limitMicros == null ? LimitEntry.NONE : limitMicros;
        Optional<LimitEntry> same = log.newest(entity)
                .map(LimitEntry.class::cast)
                .filter(newest -> newest.limitMicros() == micros)
                .filter(newest ->
                        from == null ? newest.effectiveFrom() <= now : newest.effectiveFrom() == from.toEpochMilli());
        if (same.isPresent()) {
            return same.get();
        }
        if (from != null && from.toEpochMilli() < now) {
            throw new Refused(
                    CommissionProblem.EFFECTIVE_IN_THE_PAST,
                    "A limit can come into force now or later, not at " + from);
        }
        long effectiveFrom = from == null ? now : from.toEpochMilli();
        return (LimitEntry) log.append(
                entity, version -> new LimitEntry(version, effectiveFrom, scope, period, micros), by, reason);
    }
}
