package io.clearshare.job.state;

import io.clearshare.domain.fraud.FloodClick;
import io.clearshare.domain.fraud.FloodKey;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The clicks of one ip on one code in one minute, and the digests of the hits written for them. */
public record Flood(FloodKey key, Set<FloodClick> clicks, Map<String, Long> hits) {

    public static Flood of(FloodKey key) {
        return new Flood(key, new LinkedHashSet<>(), new LinkedHashMap<>());
    }
}
