package io.clearshare.admin.payout;

import java.util.HashMap;
import java.util.Map;

/** Tells what of a payment is kept back for the tax authority. */
public interface Withhold {

    /** The part of a payment of so much that is kept back now; never all of it. */
    Part of(String influencerId, long grossMicros);

    /** The same for many, by influencer. */
    default Map<String, Part> ofAll(Map<String, Long> grossMicros) {
        Map<String, Part> parts = new HashMap<>();
        grossMicros.forEach((id, gross) -> parts.put(id, of(id, gross)));
        return parts;
    }

    /** @param why for the influencer and the books; empty when nothing is kept back */
    record Part(long micros, String why) {

        public static final Part NONE = new Part(0, "");
    }
}
