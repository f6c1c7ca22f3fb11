package io.clearshare.domain.program;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What confirmed cases exclude; something named by two cases stays excluded while one of them stands. */
final class Exclusions {

    private final Map<String, Integer> clicks = new HashMap<>();
    private final Map<String, Integer> trades = new HashMap<>();

    /** Puts the deciding version of a case in the place of the one that decided before. */
    void replace(@Nullable CaseEntry before, CaseEntry after) {
        if (before != null) {
            count(before, -1);
        }
        count(after, 1);
    }

    boolean hasClick(String clickId) {
        return clicks.containsKey(clickId);
    }

    boolean hasTrade(String tradeId) {
        return trades.containsKey(tradeId);
    }

    private void count(CaseEntry entry, int by) {
        if (entry.decision() == Decision.CONFIRMED) {
            count(clicks, entry.clickIds(), by);
            count(trades, entry.tradeIds(), by);
        }
    }

    private static void count(Map<String, Integer> counts, List<String> ids, int by) {
        for (String id : ids) {
            counts.compute(id, (key, count) -> {
                int changed = (count == null ? 0 : count) + by;
                return changed == 0 ? null : changed;
            });
        }
    }
}
