package io.clearshare.domain.model;

/** All to the touch that came first. */
final class FirstTouch implements Weighting {

    @Override
    public long[] weights(long[] touchAt, long pathAt) {
        long[] weights = new long[touchAt.length];
        if (weights.length > 0) {
            weights[0] = 1;
        }
        return weights;
    }
}
