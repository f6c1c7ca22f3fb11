package io.clearshare.admin.commission;

import io.clearshare.domain.commission.CompareSchedules;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a draft of a schedule would have paid on the programme's history, beside the published schedules.
 *
 * @param effectiveFrom from when the draft was taken to be in force; null for throughout
 * @param influencers   those with the largest difference first, cut when they are too many
 * @param ring          a user by whom a ring would profit under the draft, or null
 */
record Simulation(
        @Nullable Instant effectiveFrom,
        Totals totals,
        List<OfInfluencer> influencers,
        @Nullable Ring ring) {

    /**
     * Over all influencers.
     *
     * @param earnedMicros what the stream's lines of trades sum to; it differs from {@code nowMicros} where a tier was
     *     fixed before a fact was known
     */
    record Totals(
            int influencers,
            long lines,
            int winners,
            int losers,
            long nowMicros,
            long thenMicros,
            long deltaMicros,
            long earnedMicros) {}

    record OfInfluencer(
            String influencerId,
            String handle,
            long nowMicros,
            long thenMicros,
            long deltaMicros,
            long earnedMicros,
            List<OfMonth> months) {}

    record OfMonth(
            String month,
            long creditMicros,
            CompareSchedules.TierOfMonth tierNow,
            CompareSchedules.TierOfMonth tierThen,
            long nowMicros,
            long thenMicros) {

        static OfMonth of(CompareSchedules.Month month) {
            return new OfMonth(
                    month.month().toString(),
                    month.creditMicros(),
                    month.tierNow(),
                    month.tierThen(),
                    month.nowMicros(),
                    month.thenMicros());
        }
    }
}
