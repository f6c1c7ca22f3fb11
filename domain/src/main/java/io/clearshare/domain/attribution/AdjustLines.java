package io.clearshare.domain.attribution;

import java.util.List;

/** Brings emitted earning lines to a new result without touching a settled one. */
public final class AdjustLines {

    private AdjustLines() {}

    /**
     * The lines after which Σ per influencer equals that of {@code computed}.
     *
     * @param emitted what stands for the conversion, adjustments included
     * @param frozenBefore a line that settles at or before this time does not change any more
     */
    public static LineChanges adjust(String conversionId, List<Line> emitted, List<Line> computed, long frozenBefore) {
        throw new UnsupportedOperationException(conversionId + emitted + computed + frozenBefore);
    }
}
