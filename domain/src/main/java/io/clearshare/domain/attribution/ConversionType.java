package io.clearshare.domain.attribution;

import java.util.Locale;

/** What a person did that is worth something. */
public enum ConversionType {
    SIGNUP,
    TRADE,
    ACTIVATION;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
        return wireName;
    }
}
