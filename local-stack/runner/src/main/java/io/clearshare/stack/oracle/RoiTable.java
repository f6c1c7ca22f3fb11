package io.clearshare.stack.oracle;

import java.util.HashMap;
import java.util.Map;

/** The cells of {@code roi_daily}. */
final class RoiTable {
    private final Map<String, Cell> cells = new HashMap<>();

    static final class Cell {
        final String key;
        long clicks;
        long uniqueVisitors;
        long signupNanos;
        long activationNanos;
        long volume;
        long fee;
        long commission;
        long spend;

        Cell(String key) {
            this.key = key;
        }
    }

    Cell cell(String key) {
        return cells.computeIfAbsent(key, Cell::new);
    }

    void into(Map<String, String> table) {
        cells.forEach((key, c) -> table.put(
                key,
                Oracle.joined(
                        c.clicks,
                        c.uniqueVisitors,
                        c.signupNanos,
                        c.activationNanos,
                        c.volume,
                        c.fee,
                        c.commission,
                        c.spend)));
    }
}
