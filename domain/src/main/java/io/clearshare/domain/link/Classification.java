package io.clearshare.domain.link;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a visit came from.
 *
 * @param platform one of the contract's platforms; {@code web} for any other site, {@code direct} for none
 * @param clickId the ad network's click id that was found, whether or not it proved an ad
 * @param reasons what decided, in words
 */
public record Classification(
        String platform,
        Channel channel,
        @Nullable String source,
        @Nullable String medium,
        @Nullable String campaign,
        @Nullable String term,
        @Nullable String content,
        @Nullable NetworkClickId clickId,
        List<String> reasons) {

    /** A click id that an ad network appended. */
    public record NetworkClickId(String type, String value) {}

    public Classification {
        reasons = List.copyOf(reasons);
    }
}
