package io.clearshare.admin.payout;

import java.util.UUID;

/**
 * Something that payouts are paid with has become low.
 *
 * @param what in words
 */
public record FundsLow(UUID eventId, String what) {}
