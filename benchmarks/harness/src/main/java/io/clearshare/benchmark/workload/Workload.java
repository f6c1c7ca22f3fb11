package io.clearshare.benchmark.workload;

import java.time.Duration;
import java.time.Instant;

/**
 * The workload ATTR: who clicks, signs up and trades within forty days, decided by a seed.
 *
 * @param records how many records there are to be at least; the last visitor's story is told to its end
 */
public record Workload(long seed, long records) {

    /** The first instant of the story; far enough back that no event is in the future. */
    public static final long START = Instant.parse("2026-09-01T00:00:00Z").toEpochMilli();

    /** How long the story goes on. */
    public static final long SPAN = Duration.ofDays(40).toMillis();

    /** Influencers, each with one code; the number of clicks of the k-th falls with k to the power of 1.1. */
    public static final int INFLUENCERS = 500;

    static final double ZIPF = 1.1;

    /** Promo materials, each with two variants. */
    static final int MATERIALS = 50;

    /** Of 1,000 events that many are sent twice. */
    static final int REPEATS_PER_MILLE = 20;

    /** Of 1,000 events that many are late by up to an hour; the others by up to two seconds. */
    static final int LATE_PER_MILLE = 10;

    static final long LATE_MAX = Duration.ofHours(1).toMillis();
    static final long PROMPT_MAX = Duration.ofSeconds(2).toMillis();

    /** Of 1,000 events that many are followed by a record that is cut off. */
    static final int CUT_OFF_PER_MILLE = 1;

    public static String influencerId(int influencer) {
        return "inf-" + (1000 + influencer);
    }

    public static String code(int influencer) {
        return "CODE" + (1000 + influencer);
    }
}
