package io.clearshare.admin.whatif;

import io.clearshare.admin.warehouse.ArrayParameter;
import io.clearshare.domain.model.Model;
import io.clearshare.domain.program.ScheduleEntry;
import io.clearshare.domain.program.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Terms to try, and which results to show. What is null stays as the programme has it.
 *
 * @param model the paying model of every conversion
 * @param window how long a touch can be credited
 * @param halfLife of time decay
 * @param schedule the schedule in force at every touch
 * @param recomputeTiers whether the tier of a month follows from the credits of the month before as they would be,
 *     instead of from the programme's entry
 * @param bountyMicros of every signup; twice it activates
 * @param campaign of the touches to show, {@code ""} for those without one, or null for all
 * @param from first instant of the conversions to show, or null
 * @param to the instant before which they end, or null
 */
record OtherTerms(
        @Nullable Model model,
        @Nullable Duration window,
        @Nullable Duration halfLife,
        @Nullable ScheduleEntry schedule,
        boolean recomputeTiers,
        @Nullable Long bountyMicros,
        @Nullable String campaign,
        @Nullable Instant from,
        @Nullable Instant to) {

    private static final Duration WINDOW = Duration.ofDays(30);
    /** A link claims no older touches than this. */
    private static final Duration WINDOW_MAX = Duration.ofDays(90);

    private static final Duration HALF_LIFE = Duration.ofDays(7);
    private static final long BOUNTY_MICROS_MAX = 1_000_000_000_000L;
    private static final long EVER_MILLIS = 9_000_000_000_000_000L;

    OtherTerms {
        requireWithin("window", window, Duration.ofMinutes(1), WINDOW_MAX);
        requireWithin("halfLife", halfLife, Duration.ofHours(1), Duration.ofDays(365));
        if (bountyMicros != null && (bountyMicros < 0 || bountyMicros > BOUNTY_MICROS_MAX)) {
            throw new IllegalArgumentException("bountyMicros lies between 0 and " + BOUNTY_MICROS_MAX);
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("from is not before to");
        }
    }

    private static void requireWithin(String name, @Nullable Duration given, Duration least, Duration most) {
        if (given != null && (given.compareTo(least) < 0 || given.compareTo(most) > 0)) {
            throw new IllegalArgumentException(name + " lies between " + least + " and " + most);
        }
    }

    /** As the question in {@code sql/whatif} takes them. */
    Map<String, Object> parameters() {
        return Map.ofEntries(
                Map.entry("window_millis", (window == null ? WINDOW : window).toMillis()),
                Map.entry("half_life_millis", (halfLife == null ? HALF_LIFE : halfLife).toMillis()),
                Map.entry("paying_model", model == null ? "" : model.wireName()),
                Map.entry("bounty_micros", bountyMicros == null ? -1L : bountyMicros),
                Map.entry("tier_from", ofTiers(Tier::fromMicros)),
                Map.entry("tier_basis_points", ofTiers(Tier::basisPoints)),
                Map.entry("recompute_tiers", recomputeTiers ? 1 : 0),
                Map.entry("campaigns", ArrayParameter.of(campaign == null ? List.of() : List.of(campaign))),
                Map.entry("from_millis", from == null ? -EVER_MILLIS : from.toEpochMilli()),
                Map.entry("to_millis", to == null ? EVER_MILLIS : to.toEpochMilli()));
    }

    private String ofTiers(ToLongFunction<Tier> figure) {
        List<Tier> tiers = schedule == null ? List.of() : schedule.tiers();
        return tiers.stream()
                .map(tier -> Long.toString(figure.applyAsLong(tier)))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
