package io.clearshare.admin.payout;

import io.clearshare.domain.kyc.PayoutTier;
import java.util.List;

/** Tells people what stands between them and being paid. */
public interface PayoutConditions {

    Standing of(String influencerId);

    /**
     * How much may be paid to somebody, and why.
     *
     * @param limitedMicros what the limited tier is paid in all
     * @param paidMicros    what has been paid so far
     * @param conditions    each with what is known about it
     */
    record Standing(PayoutTier tier, long limitedMicros, long paidMicros, List<Condition> conditions) {}

    /**
     * One condition.
     *
     * @param asked  whether this installation asks for it
     * @param passed whether it stands in nobody's way
     */
    record Condition(String name, boolean asked, boolean passed, String message) {}
}
