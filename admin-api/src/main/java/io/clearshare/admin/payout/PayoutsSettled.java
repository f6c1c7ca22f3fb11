package io.clearshare.admin.payout;

import java.util.List;
import java.util.UUID;

/** Payouts are finalised on the chain and posted in the books; those of one database transaction come together. */
public record PayoutsSettled(List<Settled> payouts) {

    /** One of them. */
    public record Settled(UUID payoutId, String influencerId, long amountMicros, String signature) {}
}
