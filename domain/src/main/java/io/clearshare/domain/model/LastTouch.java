package io.clearshare.domain.model;

/** All to the touch that came last. */
final class LastTouch implements Weighting {

    @Override
    public long[] weights(long[] touchAt, long pathAt) {
        long[] weights = new long[touchAt.length];
        if (weights.length > 0) {
            weights[weights.length - 1] = 1;
        }
        return weights;
    }
}
