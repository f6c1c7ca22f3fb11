package io.clearshare.admin.commission;

import io.clearshare.admin.program.ProgrammeLog;
import io.clearshare.domain.program.BountyEntry;
import io.clearshare.domain.program.ProgramEntry;
import io.clearshare.domain.program.RebateEntry;
import io.clearshare.domain.program.ScheduleEntry;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The published terms that decide what a fee earns, of all versions. */
@Component
class Terms {

    private final ProgrammeLog log;

    Terms(ProgrammeLog log) {
        this.log = log;
    }

    /** Schedules, bounties and rebates. */
    List<ProgramEntry> all() {
        return Stream.of(ScheduleEntry.ENTITY, BountyEntry.ENTITY, RebateEntry.ENTITY)
                .flatMap(entity -> log.history(entity).stream())
                .map(ProgrammeLog.Recorded::entry)
                .toList();
    }

    BountyEntry bountyAt(long at) {
        return inForce(BountyEntry.class, BountyEntry.DEFAULT, at);
    }

    RebateEntry rebateAt(long at) {
        return inForce(RebateEntry.class, RebateEntry.DEFAULT, at);
    }

    private <E extends ProgramEntry> E inForce(Class<E> kind, E otherwise, long at) {
        return all().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(entry -> entry.effectiveFrom() <= at)
                .max(Comparator.<E>comparingLong(ProgramEntry::effectiveFrom).thenComparingInt(ProgramEntry::version))
                .orElse(otherwise);
    }
}
