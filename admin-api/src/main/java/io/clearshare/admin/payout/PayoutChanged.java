package io.clearshare.admin.payout;

import java.util.UUID;

/** A payout was made or moved to another state. */
public record PayoutChanged(UUID payoutId, String influencerId, PayoutState state) {}
