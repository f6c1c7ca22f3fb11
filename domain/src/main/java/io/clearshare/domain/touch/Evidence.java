package io.clearshare.domain.touch;

import java.util.Locale;

/** What proves a touch, weakest first: at equal times a stronger one comes later and so wins last touch. */
public enum Evidence {
    VIEW,
    CLICK,
    CODE;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
        return wireName;
    }
}
