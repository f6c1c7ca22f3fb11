package io.clearshare.benchmark.report;

import java.util.Arrays;
import java.util.Locale;

/**
 * How long many things took, in milliseconds.
 *
 * @param count how many there were; without any, the others are 0
 */
public record Delays(int count, double p50, double p99, double max) {

    /** The delays, in whatever order. */
    public static Delays of(double[] millis) {
        if (millis.length == 0) {
            return new Delays(0, 0, 0, 0);
        }
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return new Delays(sorted.length, rank(sorted, 0.5), rank(sorted, 0.99), sorted[sorted.length - 1]);
    }

    /** The least value that so large a share does not exceed. */
    private static double rank(double[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    @Override
    public String toString() {
        return count == 0 ? "none" : String.format(Locale.ROOT, "%.0f / %.0f / %.0f", p50, p99, max);
    }
}
