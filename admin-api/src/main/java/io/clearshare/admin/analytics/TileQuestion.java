package io.clearshare.admin.analytics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A question with its SQL, read from one file whose header says {@code title}, {@code question}, {@code chart} and the
 * {@code columns} with their units.
 */
record TileQuestion(String id, String title, String question, Chart chart, List<Column> columns, String sql) {

    /** How an answer is drawn. */
    enum Chart {
        BAR,
        LINE,
        TABLE,
        NUMBER
    }

    /** What the numbers of a column count. */
    enum Unit {
        MICROS,
        COUNT,
        SHARE,
        TEXT,
        DAY,
        TIME,
        MILLIS;

        boolean isNumber() {
            return switch (this) {
                case MICROS, COUNT, SHARE, MILLIS -> true;
                case TEXT, DAY, TIME -> false;
            };
        }
    }

    record Column(String name, Unit unit) {}

    /**
     * @throws IllegalArgumentException when the header is incomplete
     */
    static TileQuestion parse(String id, String file) {
        Map<String, String> header = new HashMap<>();
        for (String line : file.split("\\R")) {
            int colon = line.indexOf(':');
            if (line.startsWith("-- ") && colon > 0) {
                header.putIfAbsent(
                        line.substring(3, colon), line.substring(colon + 1).strip());
            }
        }
        List<Column> columns = new ArrayList<>();
        for (String column : require(header, "columns", id).split(",")) {
            String[] parts = column.strip().split(" ");
            columns.add(new Column(parts[0], Unit.valueOf(parts[1].toUpperCase(Locale.ROOT))));
        }
        return new TileQuestion(
                id,
                require(header, "title", id),
                require(header, "question", id),
                Chart.valueOf(require(header, "chart", id).toUpperCase(Locale.ROOT)),
                List.copyOf(columns),
                file);
    }

    private static String require(Map<String, String> header, String name, String id) {
        String value = header.get(name);
        if (value == null) {
            throw new IllegalArgumentException("dashboards/" + id + ".sql does not say its " + name);
        }
        return value;
    }
}
