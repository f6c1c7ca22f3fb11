package io.clearshare.domain.kyc;

import java.util.Locale;

/** What is known about who somebody is; only {@link #VERIFIED} lets more be paid. */
public enum IdentityState {
    /** The check has begun, the person has not finished their part. */
    STARTED,
    /** The person has done their part, the check is not decided. */
    PENDING,
    VERIFIED,
    /** Something has to be sent again. */
    RETRY,
    /** Refused for good. */
    DECLINED,
    /** The provider said something that this version cannot read. */
    UNKNOWN;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static IdentityState ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Of two things said about the same instant, the one that lets less be paid is believed. */
    int caution() {
        return switch (this) {
            case VERIFIED -> 0;
            case STARTED -> 1;
            case PENDING -> 2;
            case RETRY -> 3;
            case UNKNOWN -> 4;
            case DECLINED -> 5;
        };
    }
}
