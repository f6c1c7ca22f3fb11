package io.clearshare.domain.model;

import java.util.Arrays;

/** 40 % to the first, 40 % to the last, the rest evenly between; halves for two, all for one. */
final class PositionBased implements Weighting {

    @Override
    public long[] weights(long[] touchAt, long pathAt) {
        int n = touchAt.length;
        long[] weights = new long[n];
        Arrays.fill(weights, 1);
        if (n >= 3) {
            weights[0] = 2L * (n - 2);
            weights[n - 1] = 2L * (n - 2);
        }
        return weights;
    }
}
