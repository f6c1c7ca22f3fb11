package io.clearshare.domain.model;

import java.math.BigInteger;

/** Half as much for every half-life that a touch is older than the path; exact in 168 steps per half-life. */
public final class TimeDecay implements Weighting {

    /** The half-life of the model {@code time_decay}: seven days. */
    public static final long HALF_LIFE_MILLIS = 7L * 86_400_000;

    private static final int STEPS = 168;
    private static final int BITS = 40;
    private static final long[] TABLE = table();

    private final long halfLifeMillis;

    TimeDecay() {
        this(HALF_LIFE_MILLIS);
    }

    public TimeDecay(long halfLifeMillis) {
        if (halfLifeMillis <= 0) {
            throw new IllegalArgumentException("a half-life of " + halfLifeMillis + " ms");
        }
        this.halfLifeMillis = halfLifeMillis;
    }

    @Override
    public long[] weights(long[] touchAt, long pathAt) {
        long[] weights = new long[touchAt.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = weight(pathAt - touchAt[i]);
        }
        return weights;
    }

    private long weight(long ageMillis) {
        long steps = Math.floorDiv(Math.multiplyExact((long) STEPS, ageMillis), halfLifeMillis);
        int halvings = (int) Math.min(BITS, Math.floorDiv(steps, STEPS));
        return Math.max(1, TABLE[Math.floorMod(steps, STEPS)] >> halvings);
    }

    /** round(2⁴⁰ · 2^(−step/168)). */
    static long tableAt(int step) {
        return TABLE[step];
    }

    /** Twice the entry is the 168th root of 2^(168·41 − step); its floor m rounds to (m + 1) / 2. */
    private static long[] table() {
        long[] table = new long[STEPS];
        BigInteger above = BigInteger.ONE.shiftLeft(BITS + 1);
        for (int step = 0; step < STEPS; step++) {
            BigInteger doubled = root(BigInteger.ONE.shiftLeft(STEPS * (BITS + 1) - step), above);
            table[step] = (doubled.longValueExact() + 1) >> 1;
            above = doubled.add(BigInteger.ONE);
        }
        return table;
    }

    /** The floor of the 168th root by Newton's method, which descends from any start not below the root. */
    private static BigInteger root(BigInteger power, BigInteger start) {
        BigInteger degree = BigInteger.valueOf(STEPS);
        BigInteger x = start;
        while (true) {
            BigInteger next = x.multiply(degree.subtract(BigInteger.ONE))
                    .add(power.divide(x.pow(STEPS - 1)))
                    .divide(degree);
            if (next.compareTo(x) >= 0) {
                return x;
            }
            x = next;
        }
    }
}
