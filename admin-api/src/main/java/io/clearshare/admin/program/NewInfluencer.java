package io.clearshare.admin.program;

import io.clearshare.domain.program.InfluencerState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of somebody when they join.
 *
 * @param code       the code they wish, or null for one made from the handle
 * @param activeFrom since when the code is in the given state, or null for now
 */
record NewInfluencer(
        String handle,
        String email,
        @Nullable String code,
        @Nullable String userId,
        @Nullable String wallet,
        @Nullable Instant activeFrom,
        InfluencerState state) {}
