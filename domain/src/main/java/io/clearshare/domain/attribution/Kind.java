package io.clearshare.domain.attribution;

import java.util.Locale;

/** The kinds of earning lines. */
public enum Kind {
    REVENUE_SHARE,
    BOUNTY,
    BONUS,
    PROFIT_SHARE,
    REVERSAL,
    ADJUSTMENT;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
        return wireName;
    }
}
