package io.clearshare.domain.attribution;

import io.clearshare.domain.event.Ids;

/**
 * An earning line: what one credit of one conversion earns one influencer.
 *
 * @param earningId {@code <conversionId>/<clickId>}, for adjustments {@code <conversionId>/adj/<influencerId>/<n>}
 * @param clickId the credited touch, or {@code ""} for an adjustment
 * @param amountMicros signed, never 0
 * @param ruleVersion the version of the schedule (revenue share) or bounty that priced it
 */
public record Line(
        String earningId,
        String conversionId,
        String influencerId,
        String code,
        String clickId,
        Kind kind,
        long amountMicros,
        int tier,
        int ruleVersion,
        long occurredAt,
        long settlesAt) {

    /** The id of the line of a credit. */
    public static String idOf(String conversionId, String clickId) {
        return Ids.asPart(conversionId) + "/" + Ids.asPart(clickId);
    }
}
