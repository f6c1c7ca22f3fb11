package io.clearshare.admin.payout;

import java.util.UUID;

/** A payout goes no further until a person has looked at it. */
public record PayoutInReview(UUID eventId, UUID payoutId, String why) {}
