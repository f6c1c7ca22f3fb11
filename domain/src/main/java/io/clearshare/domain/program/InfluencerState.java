package io.clearshare.domain.program;

import java.util.Locale;

/** Where an influencer stands; only an active one earns. */
public enum InfluencerState {
    APPLIED,
    VETTING,
    ACTIVE,
    DECLINED,
    SUSPENDED,
    BANNED;

    /** The name in programme entries and answers, such as {@code active}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
