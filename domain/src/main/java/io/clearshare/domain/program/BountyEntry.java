package io.clearshare.domain.program;

/** What an activated user is worth, and the cumulative fees that activate it. */
public record BountyEntry(int version, long effectiveFrom, long bountyMicros, long activationThresholdMicros)
        implements ProgramEntry {

    public static final String ENTITY = "setting/bounty";

    public static final BountyEntry DEFAULT = new BountyEntry(0, Long.MIN_VALUE, 2_000_000, 4_000_000);

    @Override
    public String entity() {
        return ENTITY;
    }
}
