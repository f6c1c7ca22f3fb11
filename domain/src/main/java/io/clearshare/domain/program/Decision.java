package io.clearshare.domain.program;

import java.util.Locale;

/** What was decided about a fraud case. */
public enum Decision {
    CONFIRMED,
    LIFTED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
