package io.clearshare.domain.fraud;

import io.clearshare.domain.program.Programme;
import java.util.Collection;
import java.util.List;

/** Rule click_flood: more clicks of one ip on one code in one minute than people make. */
public final class ClickFlood implements FraudRule {

    public static final String NAME = "click_flood";

    @Override
    public String name() {
        return NAME;
    }

    /** The hits among all clicks of one key: one per click beyond the limit, by (time, clickId). */
    public static List<Hit> hits(FloodKey key, Collection<FloodClick> clicks, Programme programme) {
        throw new UnsupportedOperationException("" + key + clicks + programme);
    }
}
