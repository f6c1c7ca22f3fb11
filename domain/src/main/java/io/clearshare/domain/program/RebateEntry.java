package io.clearshare.domain.program;

/** How much of their net fees the platform gives back to users; it bounds what referrers may earn on top. */
public record RebateEntry(int version, long effectiveFrom, int basisPoints) implements ProgramEntry {

    public static final String ENTITY = "setting/rebate";

    public static final RebateEntry DEFAULT = new RebateEntry(0, Long.MIN_VALUE, 0);

    public RebateEntry {
        if (basisPoints < 0 || basisPoints > 10_000) {
            throw new IllegalArgumentException("a rebate of " + basisPoints + " basis points");
        }
    }

    @Override
    public String entity() {
        return ENTITY;
    }
}
