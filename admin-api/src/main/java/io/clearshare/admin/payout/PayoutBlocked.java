package io.clearshare.admin.payout;

import java.util.List;
import java.util.UUID;

/**
 * Something new keeps a balance from being paid that is large enough.
 *
 * @param reasons only the new ones, in words for the influencer
 */
public record PayoutBlocked(UUID eventId, String influencerId, List<String> reasons) {}
