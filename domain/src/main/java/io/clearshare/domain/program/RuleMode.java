package io.clearshare.domain.program;

import java.util.Locale;

/** Whether a fraud rule holds money, only records hits, or does nothing. */
public enum RuleMode {
    LIVE,
    SHADOW,
    OFF;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
