package io.clearshare.benchmark.workload;

import java.util.Arrays;

/** How often each influencer is clicked. */
final class Popularity {

    private final double[] cumulative;

    private Popularity(double[] cumulative) {
        this.cumulative = cumulative;
    }

    static Popularity of(Proportions proportions) {
        double[] shares = new double[proportions.influencers()];
        for (int k = 0; k < shares.length; k++) {
            shares[k] = Math.pow(k + 1, -proportions.zipf());
        }
        if (proportions.hotPercent() > 0) {
            double others = Arrays.stream(shares).skip(1).sum();
            shares[0] = others * proportions.hotPercent() / (100 - proportions.hotPercent());
        }
        double sum = 0;
        for (int k = 0; k < shares.length; k++) {
            sum += shares[k];
            shares[k] = sum;
        }
        for (int k = 0; k < shares.length; k++) {
            shares[k] /= sum;
        }
        return new Popularity(shares);
    }

    /** The influencer that a number between 0 and 1 stands for. */
    int influencer(double draw) {
        int found = Arrays.binarySearch(cumulative, draw);
        return Math.min(cumulative.length - 1, found < 0 ? -found - 1 : found);
    }
}
