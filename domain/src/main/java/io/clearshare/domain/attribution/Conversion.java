package io.clearshare.domain.attribution;

import io.clearshare.domain.model.Model;
import java.util.List;

/**
 * A conversion of a person with the path that is credited for it.
 *
 * @param valueMicros negative for a reversal
 * @param reverses the conversion that this mirrors, or {@code ""}
 * @param paying the model that pays
 * @param ruleVersion version of the paying-model setting, 0 for the default
 */
public record Conversion(
        String id,
        ConversionType type,
        long at,
        String userId,
        long valueMicros,
        long volumeMicros,
        String reverses,
        Path path,
        Model paying,
        int ruleVersion,
        List<Line> lines) {

    public Conversion {
        lines = List.copyOf(lines);
    }

    /** Nobody is credited: all of it is the programme's own. */
    public boolean isOrganic() {
        return path.isEmpty();
    }

    public boolean isReversal() {
        return !reverses.isEmpty();
    }

    /** The value divided among the path's touches; empty when organic. */
    public long[] creditMicros(Model model) {
        return path.allocate(model, valueMicros);
    }

    /** The trade volume divided like the credit; empty when organic. */
    public long[] volumeMicros(Model model) {
        return path.allocate(model, volumeMicros);
    }

    /** The shares in billionths, negative for a reversal; empty when organic. */
    public long[] shareNanos(Model model) {
        return path.allocate(model, isReversal() ? -1_000_000_000L : 1_000_000_000L);
    }

    /** The rows of the credits table, models in order, touches in order, those of weight 0 left out. */
    public List<Credit> credits() {
        throw new UnsupportedOperationException();
    }
}
