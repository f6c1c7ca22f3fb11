package io.clearshare.domain.commission;

import io.clearshare.domain.program.ScheduleEntry;
import io.clearshare.domain.program.Tier;
import org.jspecify.annotations.Nullable;

/**
 * The tier that a month's credits give for the next month, and what is missing to the one above.
 *
 * @param creditMicros the paying trade credits of the month so far
 * @param next null at the highest tier
 * @param missingMicros further credits to {@code next}; 0 at the highest tier
 */
public record NextTier(
        long creditMicros, Tier reached, @Nullable Tier next, long missingMicros) {

    /** @param schedule the one that will be in force when the next month begins */
    public static NextTier of(ScheduleEntry schedule, long creditMicros) {
        int tier = schedule.tierFor(creditMicros);
        Tier reached = schedule.tiers().get(tier);
        if (tier + 1 == schedule.tiers().size()) {
            return new NextTier(creditMicros, reached, null, 0);
        }
        Tier next = schedule.tiers().get(tier + 1);
        return new NextTier(creditMicros, reached, next, Math.subtractExact(next.fromMicros(), creditMicros));
    }
}
