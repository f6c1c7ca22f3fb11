package io.clearshare.domain.attribution;

import java.util.Locale;

/** What a person did that is worth something. */
public enum ConversionType {
    SIGNUP,
    TRADE,
    ACTIVATION;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
