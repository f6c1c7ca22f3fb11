package io.clearshare.domain.program;

import java.util.Locale;

/** The attribution models, all computed side by side; the programme says which one pays. */
public enum Model {
    FIRST,
    LAST,
    LINEAR,
    POSITION,
    TIME_DECAY;

    /** The name in tables, entries and answers, such as {@code time_decay}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
