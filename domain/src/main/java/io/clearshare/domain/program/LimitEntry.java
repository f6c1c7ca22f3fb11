package io.clearshare.domain.program;

import java.util.Locale;

/**
 * The most that settled lines may sum to, for one influencer or the whole programme, in a UTC day, a month or ever.
 *
 * @param scope an influencer's id, or {@link #PROGRAMME}
 * @param limitMicros {@link #NONE} lifts the limit from then on
 */
public record LimitEntry(int version, long effectiveFrom, String scope, Period period, long limitMicros)
        implements ProgramEntry {

    public static final String PROGRAMME = "programme";

    public static final long NONE = Long.MAX_VALUE;

    /** For how long a limit sums up. */
    public enum Period {
        DAY,
        MONTH,
        ALL;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public LimitEntry {
        if (limitMicros < 0) {
            throw new IllegalArgumentException("a limit of " + limitMicros);
        }
    }

    @Override
    public String entity() {
        return entity(scope, period);
    }

    public static String entity(String scope, Period period) {
        return "limit/" + scope + "/" + period.wireName();
    }
}
