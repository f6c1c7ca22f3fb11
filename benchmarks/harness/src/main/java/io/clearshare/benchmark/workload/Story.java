package io.clearshare.benchmark.workload;

import java.util.SplittableRandom;

/**
 * What one visitor does: always the same for the same workload and visitor. Told again and again into the same arrays.
 *
 * <p>Five of six visitors sign up after some clicks (ATTR: 1 + Poisson(4.9), median six), two of five of those trade. No two
 * events of a visitor share a millisecond, and a signup follows the click before it after five seconds at least.
 */
public final class Story {

    /** The most events of a visitor whose clicks are spread about their average. */
    static final int EVENTS_BESIDE = 64;

    /** Up to this average the number of clicks is drawn; above it every visitor has that many. */
    static final int SPREAD_MAX = 16;

    /** Where a story has no signup. */
    public static final int NONE = -1;

    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;

    private final long seed;
    private final double touches;
    private final Popularity popularity;
    private SplittableRandom random = new SplittableRandom(0);

    /** How many clicks the story has; they come first. */
    public int clicks;

    /** When each event happened. */
    public final long[] at;

    /** Whose code each click carries. */
    public final int[] influencer;

    /** The fee of each trade, at the trade's index. */
    public final long[] feeMicros;

    /** The index of the signup, or {@link #NONE}; trades follow it. */
    public int signup;

    /** How many events the story has. */
    public int size;

    /** A number to draw the looks of the visitor from. */
    public long looks;

    public Story(Workload workload) {
        this(workload, Popularity.of(workload.proportions()));
    }

    Story(Workload workload, Popularity popularity) {
        this.seed = workload.seed();
        this.touches = workload.proportions().touches();
        this.popularity = popularity;
        int eventsMax = workload.proportions().eventsMax();
        at = new long[eventsMax];
        influencer = new int[eventsMax];
        feeMicros = new long[eventsMax];
    }

    /** Tells the story of a visitor. */
    public void tell(int visitor) {
        random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + visitor);
        looks = random.nextLong();
        size = 0;
        if (random.nextInt(6) == 0) {
            signup = NONE;
            click(1 + poisson(1.5), Workload.START + random.nextLong(Workload.SPAN), Workload.SPAN);
            clicks = size;
        } else {
            long signedUpAt = Workload.START + DAY / 2 + random.nextLong(Workload.SPAN - DAY);
            int after = random.nextInt(4) == 0 ? 1 : 0;
            click(touches(), signedUpAt, 35 * DAY);
            for (int i = 0; i < after; i++) {
                add(between(signedUpAt, Workload.START + Workload.SPAN), anyInfluencer());
            }
            clicks = size;
            signup = size;
            add(signedUpAt, 0);
            int trades = random.nextInt(5) < 2 ? 1 + poisson(0.667) : 0;
            for (int i = 0; i < trades; i++) {
                feeMicros[size] = 100_000L + random.nextInt(6_000_000);
                add(between(signedUpAt, Workload.START + Workload.SPAN), 0);
            }
        }
    }

    private int touches() {
        return touches > SPREAD_MAX ? (int) touches : 1 + poisson(touches - 1);
    }

    /** Clicks before an instant, most of them shortly before; one in twenty follows another of the same code closely. */
    private void click(int count, long before, long ageMax) {
        for (int i = 0; i < count && size < at.length / 2; i++) {
            if (i > 0 && random.nextInt(20) == 0) {
                long soon = at[size - 1] + 1_000 + random.nextLong(20 * MINUTE);
                add(Math.min(soon, before - 5_000), influencer[size - 1]);
                continue;
            }
            double u = random.nextDouble();
            long then = before - 5_000 - (long) (u * u * u * ageMax);
            add(then < Workload.START ? between(Workload.START, before - 5_000) : then, anyInfluencer());
        }
    }

    private void add(long wanted, int ofInfluencer) {
        long free = wanted;
        while (isTaken(free)) {
            free += free >= Workload.START + Workload.SPAN ? -1 : 1;
        }
        at[size] = free;
        influencer[size] = ofInfluencer;
        size++;
    }

    private boolean isTaken(long instant) {
        for (int i = 0; i < size; i++) {
            if (at[i] == instant) {
                return true;
            }
        }
        return false;
    }

    private long between(long from, long to) {
        return from + 1 + random.nextLong(Math.max(1, to - from - 1));
    }

    /** By Knuth's multiplication of uniform numbers. */
    private int poisson(double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit && count < EVENTS_BESIDE / 4) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    private int anyInfluencer() {
        return popularity.influencer(random.nextDouble());
    }
}
