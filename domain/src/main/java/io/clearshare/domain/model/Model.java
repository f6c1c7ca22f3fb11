package io.clearshare.domain.model;

import java.util.Locale;

/** The registry of attribution models, all computed side by side; the programme says which one pays. */
public enum Model {
    FIRST(new FirstTouch()),
    LAST(new LastTouch()),
    LINEAR(new Linear()),
    POSITION(new PositionBased()),
    TIME_DECAY(new TimeDecay());

    private final Weighting weighting;
    private final String wireName = name().toLowerCase(Locale.ROOT);

    Model(Weighting weighting) {
        this.weighting = weighting;
    }

    /** The weights of touches at these times, in order, on a path of its own time. */
    public long[] weights(long[] touchAt, long pathAt) {
        return weighting.weights(touchAt, pathAt);
    }

    /** The name in tables, entries and answers, such as {@code time_decay}. */
    public String wireName() {
        return wireName;
    }
}
