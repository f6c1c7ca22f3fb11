package io.clearshare.admin.payout;

import java.util.UUID;

/** A payout ended without paying, and its amount is back in the balance. */
public record PayoutUnpaid(UUID payoutId, String influencerId) {}
