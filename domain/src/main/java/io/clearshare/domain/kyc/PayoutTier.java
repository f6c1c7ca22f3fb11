package io.clearshare.domain.kyc;

import java.util.EnumSet;
import java.util.Set;

/** How much may be paid to somebody; earning is never limited by it. */
public enum PayoutTier {
    /** Balances grow, nothing is paid. */
    ACCRUE,
    /** Up to a small amount may be paid in all. */
    LIMITED,
    /** Everything may be paid. */
    FULL;

    /** The tier of somebody who has met some of what is asked for: who somebody is may be told last. */
    public static PayoutTier of(Set<Requirement> asked, Set<Requirement> met) {
        Set<Requirement> missing = EnumSet.noneOf(Requirement.class);
        missing.addAll(asked);
        missing.removeAll(met);
        if (missing.isEmpty()) {
            return FULL;
        }
        return missing.equals(EnumSet.of(Requirement.IDENTITY)) ? LIMITED : ACCRUE;
    }

    /**
     * What may still be paid.
     *
     * @param limitedMicros what the limited tier may be paid in all
     * @param paidMicros    what has been paid so far
     */
    public long allowanceMicros(long limitedMicros, long paidMicros) {
        return switch (this) {
            case ACCRUE -> 0;
            case LIMITED -> Math.max(0, limitedMicros - paidMicros);
            case FULL -> Long.MAX_VALUE;
        };
    }
}
