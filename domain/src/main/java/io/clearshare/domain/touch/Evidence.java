package io.clearshare.domain.touch;

import java.util.Locale;

/** What proves a touch, weakest first: at equal times a stronger one comes later and so wins last touch. */
public enum Evidence {
    VIEW,
    CLICK,
    CODE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
