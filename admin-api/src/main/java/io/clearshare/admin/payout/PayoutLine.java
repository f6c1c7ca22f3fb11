package io.clearshare.admin.payout;

import java.util.UUID;

/** An earning that a payout pays, whole. */
public record PayoutLine(
        UUID payoutLineId, UUID payoutId, String earningId, long amountMicros, String kind, String conversionId) {}
