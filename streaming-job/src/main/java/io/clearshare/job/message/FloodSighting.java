package io.clearshare.job.message;

import io.clearshare.domain.fraud.FloodClick;
import io.clearshare.domain.fraud.FloodKey;

/** A click, with what it is counted together with. */
public record FloodSighting(FloodKey key, FloodClick click) {

    /** The key as one text: the parts cannot hold a line feed apart from the code, which comes last. */
    public String partition() {
        return key.minute() + "\n" + key.ipHash() + "\n" + key.code();
    }
}
