package io.clearshare.domain.model;

import java.util.Arrays;

/** The same to every touch. */
final class Linear implements Weighting {

    @Override
    public long[] weights(long[] touchAt, long pathAt) {
        long[] weights = new long[touchAt.length];
        Arrays.fill(weights, 1);
        return weights;
    }
}
