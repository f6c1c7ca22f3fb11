package io.clearshare.admin.payout;

import io.clearshare.domain.approval.Bands;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Bands that somebody proposed.
 *
 * @param state       proposed, confirmed or refused
 * @param wantedFrom  from when the proposer wants them
 * @param inForceFrom from when they hold, never before they were confirmed; null until then
 */
record BandsVersion(
        Bands bands,
        String state,
        Instant wantedFrom,
        @Nullable Instant inForceFrom,
        String reason,
        String proposedBy,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {}
