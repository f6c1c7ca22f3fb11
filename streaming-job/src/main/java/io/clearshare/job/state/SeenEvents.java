package io.clearshare.job.state;

import java.util.LinkedHashMap;
import java.util.Map;

/** The events of one topic and key within the horizon, to tell repeats from conflicts. */
public record SeenEvents(Map<String, Seen> byEventId) {

    /** The digest of an event's content, and its time. */
    public record Seen(long fingerprint, long occurredAt) {}

    public static SeenEvents none() {
        return new SeenEvents(new LinkedHashMap<>());
    }

    public void forgetBefore(long at) {
        byEventId.values().removeIf(seen -> seen.occurredAt() < at);
    }
}
