package io.clearshare.job.stage;

import io.clearshare.domain.attribution.Line;
import java.io.Serializable;
import java.util.function.BiConsumer;

/** The earning lines that stand before a rebuild decides: what has settled of them does not change any more. */
public interface StandingLines extends Serializable {

    /** Gives every line together with its user. */
    void each(BiConsumer<String, Line> take) throws Exception;
}
