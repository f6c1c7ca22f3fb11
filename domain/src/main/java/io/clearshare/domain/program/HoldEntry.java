package io.clearshare.domain.program;

/** How long an earning stays provisional. */
public record HoldEntry(int version, long effectiveFrom, long holdMillis) implements ProgramEntry {

    public static final String ENTITY = "setting/hold";

    public static final HoldEntry DEFAULT = new HoldEntry(0, Long.MIN_VALUE, 14L * 86_400_000);

    @Override
    public String entity() {
        return ENTITY;
    }
}
