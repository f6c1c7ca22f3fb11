package io.clearshare.benchmark.workload;

import java.time.Duration;
import java.time.Instant;

/**
 * A workload: who clicks, signs up and trades within forty days, decided by a seed.
 *
 * @param records how many records there are to be at least; the last visitor's story is told to its end
 */
public record Workload(long seed, long records, Proportions proportions) {

    /** The first instant of the story; far enough back that no event is in the future. */
    public static final long START = Instant.parse("2026-09-01T00:00:00Z").toEpochMilli();

    /** How long the story goes on. */
    public static final long SPAN = Duration.ofDays(40).toMillis();

    /** Promo materials, each with two variants. */
    static final int MATERIALS = 50;

    /** How much later a repeat comes, at most. */
    static final long REPEATED_WITHIN = Duration.ofHours(1).toMillis();

    /** How late an event is that is not late, at most. */
    static final long PROMPT_MAX = Duration.ofSeconds(2).toMillis();

    /** Of 1,000 events that many are followed by a record that is cut off. */
    static final int CUT_OFF_PER_MILLE = 1;

    /** The workload ATTR, on which contestants are compared. */
    public Workload(long seed, long records) {
        this(seed, records, Proportions.ATTR);
    }

    public static String influencerId(int influencer) {
        return "inf-" + (1000 + influencer);
    }

    public static String code(int influencer) {
        return "CODE" + (1000 + influencer);
    }
}
