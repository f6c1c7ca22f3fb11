package io.clearshare.domain.attribution;

import io.clearshare.domain.event.UtcTime;
import org.jspecify.annotations.Nullable;

/** The lookback window: how old a touch may be at the path's own time. */
public record Lookback(long millis) {

    public static final Lookback STANDARD = new Lookback(30 * UtcTime.DAY);

    /** Why a touch is not on a path of that time; null if it is. */
    public @Nullable ExclusionReason exclusion(long touchAt, long pathAt) {
        if (touchAt > pathAt) {
            return ExclusionReason.AFTER_CONVERSION;
        }
        return pathAt - touchAt >= millis ? ExclusionReason.OUTSIDE_WINDOW : null;
    }

    boolean covers(long touchAt, long pathAt) {
        return exclusion(touchAt, pathAt) == null;
    }
}
