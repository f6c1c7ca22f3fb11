package io.clearshare.job.clickhouse;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.data_formats.ClickHouseBinaryFormatReader;
import com.clickhouse.client.api.query.QueryResponse;
import io.clearshare.domain.attribution.Kind;
import io.clearshare.domain.attribution.Line;
import io.clearshare.job.stage.StandingLines;
import java.util.Locale;
import java.util.function.BiConsumer;

/** The earning lines of the tables in use. */
public final class LinesInUse implements StandingLines {

    private static final long serialVersionUID = 1;
    private static final String LINES = """
            SELECT user_id, earning_id, conversion_id, influencer_id, code, click_id, kind, amount_micros, tier,
                toInt64(rule_version) AS rule, toUnixTimestamp64Milli(occurred_at) AS occurred,
                toUnixTimestamp64Milli(settles_at) AS settles
            FROM earning_rows FINAL
            """;

    private final ClickHouseAddress address;

    public LinesInUse(ClickHouseAddress address) {
        this.address = address;
    }

    @Override
    public void each(BiConsumer<String, Line> take) throws Exception {
        try (Client client = ClickHouseTables.client(address);
                QueryResponse response = client.query(LINES).get();
                ClickHouseBinaryFormatReader rows = client.newBinaryFormatReader(response)) {
            while (rows.next() != null) {
                take.accept(rows.getString("user_id"), line(rows));
            }
        }
    }

    private static Line line(ClickHouseBinaryFormatReader row) {
        return new Line(
                row.getString("earning_id"),
                row.getString("conversion_id"),
                row.getString("influencer_id"),
                row.getString("code"),
                row.getString("click_id"),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getLong("amount_micros"),
                row.getInteger("tier"),
                Math.toIntExact(row.getLong("rule")),
                row.getLong("occurred"),
                row.getLong("settles"));
    }
}
