package io.clearshare.stack.reconcile;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clearshare.stack.runner.Options.PlantedFact;
import io.clearshare.stack.runner.RunningStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Falsifies one fact behind the writers' backs, to show that the check of the books finds it. */
public final class Falsify {
    private final RunningStack stack;
    private final HttpClient http = HttpClient.newHttpClient();

    public Falsify(RunningStack stack) {
        this.stack = stack;
    }

    /**
     * Changes the first fact of its kind by so many micro-units; the opposite amount mends it.
     *
     * @return the id of the row, which the check has to name
     */
    public String by(PlantedFact fact, long micros) throws IOException, InterruptedException, SQLException {
        return switch (fact) {
            case CREDIT -> credit(micros);
            case EVENT -> event(micros);
            case POSTING -> posting(micros);
            case CHAIN -> chain(micros);
            case LINE -> line(micros);
        };
    }

    private String credit(long micros) throws IOException, InterruptedException {
        String id = first("SELECT conversion_id FROM conversion_rows FINAL WHERE conversion_type = 'trade'"
                + " AND value_micros > 0 AND notEmpty(path_click_id[1]) ORDER BY conversion_id LIMIT 1");
        warehouse(
                "INSERT INTO conversion_rows SELECT * REPLACE (arrayMap((m, i) -> if(i = indexOf(credit_model, 'last'),"
                        + " m + " + micros + ", m), credit_micros, arrayEnumerate(credit_micros)) AS credit_micros,"
                        + " version + 1 AS version) FROM conversion_rows FINAL WHERE conversion_id = '" + id + "'");
        return id;
    }

    private String event(long micros) throws IOException, InterruptedException {
        String id = first("SELECT trade_id FROM trade_events FINAL WHERE fee_micros > 0 ORDER BY trade_id LIMIT 1");
        warehouse("INSERT INTO trade_events SELECT * REPLACE (fee_micros + " + micros + " AS fee_micros,"
                + " version + 1 AS version) FROM trade_events FINAL WHERE trade_id = '" + id + "'");
        return id;
    }

    private String posting(long micros) throws SQLException {
        try (Connection books = books();
                Statement statement = books.createStatement()) {
            String id = first(statement, "SELECT min(transaction_id::text) FROM earning");
            statement.execute("ALTER TABLE ledger_posting DISABLE TRIGGER USER");
            statement.execute("UPDATE ledger_posting SET amount = amount + " + micros + " WHERE transaction_id = '" + id
                    + "' AND account LIKE 'influencer:%'");
            statement.execute("ALTER TABLE ledger_posting ENABLE TRIGGER USER");
            return id;
        }
    }

    private String chain(long micros) throws IOException, InterruptedException, SQLException {
        try (Connection books = books();
                Statement statement = books.createStatement()) {
            String id = first(statement, "SELECT min(payout_id::text) FROM payout WHERE state = 'SETTLED'");
            ObjectNode request = new ObjectMapper().createObjectNode();
            request.putObject("falsify").put("memo", "payout:" + id).put("deltaMicros", micros);
            URI control = URI.create(stack.description().solana().control());
            post(HttpRequest.newBuilder(control).header("Content-Type", "application/json"), request.toString());
            return id;
        }
    }

    /** A line that is not the one whose root is in the memo; its salt stands for any other field. */
    private String line(long micros) throws SQLException {
        try (Connection books = books();
                Statement statement = books.createStatement()) {
            String id = first(statement, "SELECT min(payout_id::text) FROM payout WHERE state = 'SETTLED'");
            statement.execute("ALTER TABLE payout_line DISABLE TRIGGER USER");
            statement.execute("UPDATE payout_line SET salt = set_byte(salt, 0, ((get_byte(salt, 0) + " + micros
                    + " + 256) % 256)::int) WHERE payout_id = '" + id + "'");
            statement.execute("ALTER TABLE payout_line ENABLE TRIGGER USER");
            return id;
        }
    }

    private Connection books() throws SQLException {
        return DriverManager.getConnection(
                stack.description().postgres().jdbcUrl(),
                stack.owner().user(),
                stack.owner().password());
    }

    private static String first(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            if (!rows.next() || rows.getString(1) == null) {
                throw new SQLException("There is no fact to falsify: " + sql);
            }
            return rows.getString(1);
        }
    }

    private String first(String sql) throws IOException, InterruptedException {
        String id = warehouse(sql).strip();
        if (id.isEmpty()) {
            throw new IOException("There is no fact to falsify: " + sql);
        }
        return id;
    }

    private String warehouse(String sql) throws IOException, InterruptedException {
        return post(
                HttpRequest.newBuilder(
                                URI.create(stack.description().clickhouse().url() + "/"))
                        .header("X-ClickHouse-User", stack.writer().user())
                        .header("X-ClickHouse-Key", stack.writer().password())
                        .header(
                                "X-ClickHouse-Database",
                                stack.description().clickhouse().database()),
                sql);
    }

    private String post(HttpRequest.Builder request, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                request.POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("Falsifying failed: " + answer.body());
        }
        return answer.body();
    }
}
