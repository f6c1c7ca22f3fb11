package io.clearshare.admin.program;

import io.clearshare.domain.program.InfluencerState;
import java.util.EnumSet;
import java.util.Set;

/** Which states may follow which; only an active influencer earns, a banned one stays banned. */
final class LifeCycle {

    private LifeCycle() {}

    static Set<InfluencerState> after(InfluencerState state) {
        return switch (state) {
            case APPLIED ->
                EnumSet.of(
                        InfluencerState.VETTING,
                        InfluencerState.ACTIVE,
                        InfluencerState.DECLINED,
                        InfluencerState.BANNED);
            case VETTING -> EnumSet.of(InfluencerState.ACTIVE, InfluencerState.DECLINED, InfluencerState.BANNED);
            case ACTIVE -> EnumSet.of(InfluencerState.SUSPENDED, InfluencerState.BANNED);
            case DECLINED -> EnumSet.of(InfluencerState.VETTING, InfluencerState.BANNED);
            case SUSPENDED -> EnumSet.of(InfluencerState.ACTIVE, InfluencerState.BANNED);
            case BANNED -> EnumSet.noneOf(InfluencerState.class);
        };
    }
}
