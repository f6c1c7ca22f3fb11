package io.clearshare.benchmark.report;

import java.util.Arrays;

/**
 * The median and the spread of a figure over some runs.
 *
 * @param least the smallest
 * @param median the middle one, or the mean of the two in the middle
 * @param most the largest
 */
public record Figure(double least, double median, double most) {

    /** The figure over these runs, at least one. */
    public static Figure of(double... runs) {
        if (runs.length == 0) {
            throw new IllegalArgumentException("no runs");
        }
        double[] sorted = runs.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Figure(sorted[0], median, sorted[sorted.length - 1]);
    }

    /** How far the runs are apart, in percent of the median. */
    public double spreadPercent() {
        return median == 0 ? 0 : 100 * (most - least) / median;
    }
}
