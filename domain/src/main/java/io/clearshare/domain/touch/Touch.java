package io.clearshare.domain.touch;

import io.clearshare.domain.event.Ids;
import java.util.Comparator;

/**
 * A contact of a visitor with an influencer's code that may be credited.
 *
 * @param code as sent
 * @param campaign the click's utm.campaign
 */
public record Touch(
        String clickId,
        String visitorId,
        long at,
        Evidence evidence,
        String code,
        String platform,
        String contentType,
        String campaign,
        String postId,
        String assetId) {

    /** Time; at equal time view before click before code; then click id. */
    public static final Comparator<Touch> ORDER = Touch::compare;

    /** Few touches share a click id, and texts that were just read have no hash yet. */
    @Override
    public int hashCode() {
        return clickId.hashCode() * 31 + Long.hashCode(at);
    }

    private static int compare(Touch left, Touch right) {
        int byTime = Long.compare(left.at, right.at);
        if (byTime != 0) {
            return byTime;
        }
        int byEvidence = left.evidence.compareTo(right.evidence);
        if (byEvidence != 0) {
            return byEvidence;
        }
        int byClick = Ids.compare(left.clickId, right.clickId);
        return byClick != 0 ? byClick : Ids.compare(left.visitorId, right.visitorId);
    }
}
