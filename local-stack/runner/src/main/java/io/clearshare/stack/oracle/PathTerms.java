package io.clearshare.stack.oracle;

/**
 * The lengths that decide which touches a path has and how fast their weight decays.
 *
 * @param windowMillis how long a touch can be credited
 * @param halfLifeMillis in which the weight of a touch halves under time decay
 */
public record PathTerms(long windowMillis, long halfLifeMillis) {
    private static final long DAY = 86_400_000;

    /** What the contract says: 30 days and 7 days. */
    public static final PathTerms CONTRACT = new PathTerms(30 * DAY, 7 * DAY);
}
