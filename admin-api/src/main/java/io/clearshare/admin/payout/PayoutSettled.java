package io.clearshare.admin.payout;

import java.util.UUID;

/** A payout is finalised on the chain and posted in the books. */
public record PayoutSettled(UUID payoutId, String influencerId, long amountMicros, String signature) {}
