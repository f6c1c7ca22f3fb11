package io.clearshare.admin.program;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where an influencer is between applying and leaving; only {@link #ACTIVE} earns. */
public enum InfluencerState {
    APPLIED,
    VETTING,
    ACTIVE,
    DECLINED,
    SUSPENDED,
    BANNED;

    /** The states that may follow this one. */
    public Set<InfluencerState> next() {
        return switch (this) {
            case APPLIED -> EnumSet.of(VETTING, ACTIVE, DECLINED, BANNED);
            case VETTING -> EnumSet.of(ACTIVE, DECLINED, BANNED);
            case ACTIVE -> EnumSet.of(SUSPENDED, BANNED);
            case DECLINED -> EnumSet.of(VETTING, BANNED);
            case SUSPENDED -> EnumSet.of(ACTIVE, BANNED);
            case BANNED -> EnumSet.noneOf(InfluencerState.class);
        };
    }

    /** The name in requests, answers, tables and programme entries. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException when there is no state of that name
     */
    public static InfluencerState of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
