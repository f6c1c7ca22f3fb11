package io.clearshare.job.message;

import io.clearshare.domain.fraud.FloodClick;
import io.clearshare.domain.fraud.FloodKey;
import java.time.Duration;

/** A click, with what it is counted together with. */
public record FloodSighting(FloodKey key, FloodClick click) {

    private static final long PERIOD_MINUTES = Duration.ofDays(10).toMinutes();

    /** What is remembered, and forgotten, together: the ip in ten days. */
    public String partition() {
        return key.ipHash() + Math.floorDiv(key.minute(), PERIOD_MINUTES);
    }
}
