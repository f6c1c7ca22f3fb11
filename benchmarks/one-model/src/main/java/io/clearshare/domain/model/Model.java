package io.clearshare.domain.model;

/** Stands before the registry of five models on a class path, to measure what a job of one model costs. */
public enum Model {
    POSITION;

    private static final Weighting WEIGHTING = new PositionBased();

    public long[] weights(long[] touchAt, long pathAt) {
        return WEIGHTING.weights(touchAt, pathAt);
    }

    public String wireName() {
        return "position";
    }
}
