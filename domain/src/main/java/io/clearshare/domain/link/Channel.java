package io.clearshare.domain.link;

import java.util.Locale;

/** The marketing channels that visits are sorted into. */
public enum Channel {
    DIRECT,
    ORGANIC_SEARCH,
    PAID_SEARCH,
    ORGANIC_SHOPPING,
    PAID_SHOPPING,
    ORGANIC_SOCIAL,
    PAID_SOCIAL,
    ORGANIC_VIDEO,
    PAID_VIDEO,
    EMAIL,
    AFFILIATE,
    DISPLAY,
    AUDIO,
    SMS,
    PUSH,
    CROSS_NETWORK,
    REFERRAL,
    AI,
    PAID_OTHER;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
