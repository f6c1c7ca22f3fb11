package io.clearshare.job.state;

import io.clearshare.domain.fraud.FloodClick;
import io.clearshare.domain.fraud.FloodKey;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The clicks of one ip in ten days. Most minutes hold one click: they lie together, or the memory of a click would be smaller
 * than what it takes to find it.
 *
 * @param minutes what is counted together
 */
public record Flood(Map<FloodKey, Minute> minutes) {

    /** The clicks of one code in one minute, and the digests of the hits written for them. */
    public record Minute(Set<FloodClick> clicks, Map<String, Long> hits) {

        static Minute empty() {
            return new Minute(new LinkedHashSet<>(2), new LinkedHashMap<>(0));
        }
    }

    public static Flood empty() {
        return new Flood(new LinkedHashMap<>());
    }

    /** Adds a click; gives all that is counted together with it. */
    public Minute add(FloodKey key, FloodClick click) {
        Minute minute = minutes.computeIfAbsent(key, k -> Minute.empty());
        minute.clicks().add(click);
        return minute;
    }
}
