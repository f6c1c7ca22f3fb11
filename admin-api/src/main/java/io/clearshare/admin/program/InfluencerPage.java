package io.clearshare.admin.program;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some influencers in order of id.
 *
 * @param next what to ask for as {@code after} to go on; null at the end
 */
record InfluencerPage(
        List<InfluencerController.InfluencerView> items,
        @Nullable String next) {}
