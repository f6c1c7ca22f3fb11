package io.clearshare.stack.reconcile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every cell as ClickHouse shows it, asked for in pieces that fit into the memory of a query. */
final class CellsInTables implements Cells {
    private static final int CONVERSIONS_PER_PIECE = 10_000;
    private static final long ROWS_PER_PIECE = 400_000;

    private final ReadClickHouse tables;
    private final Set<String> topics;
    private final long pieces;

    CellsInTables(ReadClickHouse tables, EventsInParts events) {
        this.tables = tables;
        this.topics = events.received.keySet();
        this.pieces = 1 + events.events() / ROWS_PER_PIECE;
    }

    @Override
    public void tell(Taker taker) throws IOException, InterruptedException {
        credits(taker);
        for (long piece = 0; piece < pieces; piece++) {
            String of = "cityHash64(%s) % " + pieces + " = " + piece;
            each(
                    taker,
                    CellsByOracle.EARNINGS,
                    "SELECT conversion_id, influencer_id, sum(amount_micros) AS micros"
                            + " FROM earnings WHERE conversion_id != '' AND " + of.replace("%s", "conversion_id")
                            + " GROUP BY conversion_id, influencer_id HAVING micros != 0",
                    2);
            each(taker, CellsByOracle.CLICKS, CheckStream.CLICKS + " WHERE " + of.replace("%s", "visitor_id"), 2);
            each(taker, CellsByOracle.TRADES, CheckStream.TRADES + " WHERE " + of.replace("%s", "user_id"), 2);
        }
        each(taker, CellsByOracle.SIGNUPS, CheckStream.SIGNUPS, 1);
        each(taker, CellsByOracle.ROI, CheckStream.ROI, 5);
        each(taker, CellsByOracle.EXPERIMENTS, CheckStream.EXPERIMENTS, 3);
        fates(taker);
        for (String topic : CellsByOracle.COUNTED) {
            each(taker, CellsByOracle.ROWS, "SELECT '" + topic + "', count() FROM " + topic, 1);
        }
    }

    private void each(Taker taker, String table, String sql, int keyColumns) throws IOException, InterruptedException {
        tables.each(
                sql,
                row -> taker.take(
                        table, joined(row.subList(0, keyColumns)), joined(row.subList(keyColumns, row.size()))));
    }

    private static String joined(List<String> columns) {
        return String.join("|", columns);
    }

    private void credits(Taker taker) throws IOException, InterruptedException {
        List<String> borders = new ArrayList<>();
        int[] count = {0};
        tables.each("SELECT conversion_id FROM conversions ORDER BY conversion_id", row -> {
            if (count[0]++ % CONVERSIONS_PER_PIECE == 0) {
                borders.add(row.get(0).replace("\\", "\\\\").replace("'", "\\'"));
            }
        });
        for (int n = 0; n < borders.size(); n++) {
            String range = " WHERE conversion_id >= '" + borders.get(n) + "'"
                    + (n + 1 < borders.size() ? " AND conversion_id < '" + borders.get(n + 1) + "'" : "");
            Map<String, Long> sums = new TreeMap<>();
            tables.each(CheckStream.CREDITS + range, row -> {
                taker.take(CellsByOracle.CREDITS, joined(row.subList(0, 3)), joined(row.subList(3, row.size())));
                sums.merge(joined(row.subList(0, 2)), Long.valueOf(row.get(7)), Long::sum);
            });
            sums.forEach((key, micros) -> taker.take(CellsByOracle.CONSERVATION, key, micros.toString()));
        }
    }

    private void fates(Taker taker) throws IOException, InterruptedException {
        for (List<String> row : tables.rows("SELECT topic, received, counted, repeats, dead_letters, beyond_horizon"
                + " FROM ingest_counts WHERE received > 0")) {
            String topic = CheckStream.shortName(row.get(0));
            if (topics.contains(topic)) {
                taker.take(CellsByOracle.INGEST, topic, joined(row.subList(1, row.size())));
            }
        }
        for (List<String> row : tables.rows(CheckStream.MALFORMED)) {
            String topic = CheckStream.shortName(row.get(0));
            if (topics.contains(topic)) {
                taker.take(CellsByOracle.MALFORMED, topic + "|" + row.get(1) + "|" + row.get(2), "refused");
            }
        }
    }
}
