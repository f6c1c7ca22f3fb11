package io.clearshare.domain.program;

import java.util.List;

/** The commission schedule: at least one tier, the base tier first, thresholds rising. */
public record ScheduleEntry(int version, long effectiveFrom, List<Tier> tiers) implements ProgramEntry {

    public static final String ENTITY = "schedule/default";

    /** 10 %, 15 % from $500, 20 % from $2,000, 25 % from $10,000. */
    public static final ScheduleEntry DEFAULT = new ScheduleEntry(
            0,
            Long.MIN_VALUE,
            List.of(
                    new Tier("base", 0, 1_000),
                    new Tier("rising", 500_000_000L, 1_500),
                    new Tier("pro", 2_000_000_000L, 2_000),
                    new Tier("elite", 10_000_000_000L, 2_500)));

    public ScheduleEntry {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty()) {
            throw new IllegalArgumentException("a schedule needs a base tier");
        }
        for (int i = 1; i < tiers.size(); i++) {
            if (tiers.get(i).fromMicros() <= tiers.get(i - 1).fromMicros()) {
                throw new IllegalArgumentException("tier thresholds must rise");
            }
        }
    }

    @Override
    public String entity() {
        return ENTITY;
    }

    /** The tier that these paying trade credits of a month reach for the next month. */
    public int tierFor(long creditMicros) {
        int reached = 0;
        for (int i = 1; i < tiers.size(); i++) {
            if (creditMicros >= tiers.get(i).fromMicros()) {
                reached = i;
            }
        }
        return reached;
    }

    /** The rate of a tier; a tier above the highest of this version is paid as the highest. */
    public int basisPoints(int tier) {
        return tiers.get(Math.min(tier, tiers.size() - 1)).basisPoints();
    }
}
