package io.clearshare.admin.ledger;

import io.clearshare.admin.document.Csv;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** The books as an accountant imports them, debits and credits apart: every posting of a month, and the balances at an instant. */
@Repository
class Journal {

    private static final int ROWS_AT_ONCE = 1000;

    private static final String POSTINGS = """
            SELECT t.at, t.transaction_id, t.reference, t.kind, t.concerns, p.account, p.asset, p.amount
            FROM ledger_transaction t JOIN ledger_posting p USING (transaction_id)
            WHERE t.at >= ? AND t.at < ? ORDER BY t.at, t.transaction_id, p.no
            """;

    private static final String BALANCES = """
            SELECT p.account, p.asset, sum(p.amount)::BIGINT AS amount
            FROM ledger_posting p JOIN ledger_transaction t USING (transaction_id)
            WHERE t.at < ? GROUP BY p.account, p.asset HAVING sum(p.amount) <> 0 ORDER BY p.account
            """;

    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;

    Journal(JdbcTemplate jdbc, TransactionOperations transactions) {
        this.jdbc = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        this.jdbc.setFetchSize(ROWS_AT_ONCE);
        this.transactions = transactions;
    }

    /** Writes the postings of a month (UTC) row by row, however many there are. */
    void write(YearMonth month, OutputStream out) {
        OffsetDateTime from = month.atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC);
        List<String> header =
                List.of("at", "transaction_id", "reference", "kind", "concerns", "account", "asset", "debit", "credit");
        stream(header, POSTINGS, Journal::posting, out, from, from.plusMonths(1));
    }

    /** Writes what each account held just before an instant, zero left out. */
    void balances(Instant before, OutputStream out) {
        List<String> header = List.of("account", "asset", "debit", "credit");
        stream(header, BALANCES, Journal::balance, out, before.atOffset(ZoneOffset.UTC));
    }

    private void stream(
            List<String> header, String sql, RowMapper<List<String>> cells, OutputStream out, Object... parameters) {
        List<List<String>> rows = new ArrayList<>(ROWS_AT_ONCE);
        rows.add(header);
        // Within a transaction the driver fetches some rows at a time instead of all.
        transactions.executeWithoutResult(status -> {
            jdbc.query(
                    sql,
                    (RowCallbackHandler) row -> {
                        rows.add(cells.mapRow(row, 0));
                        if (rows.size() == ROWS_AT_ONCE) {
                            flush(rows, out);
                        }
                    },
                    parameters);
            flush(rows, out);
        });
    }

    private static List<String> balance(ResultSet row, int number) throws SQLException {
        List<String> cells = new ArrayList<>(List.of(row.getString("account"), row.getString("asset")));
        cells.addAll(sides(row));
        return cells;
    }

    private static List<String> posting(ResultSet row, int number) throws SQLException {
        String concerns = row.getString("concerns");
        List<String> cells = new ArrayList<>(List.of(
                row.getObject("at", OffsetDateTime.class).toInstant().toString(),
                row.getString("transaction_id"),
                row.getString("reference"),
                row.getString("kind"),
                concerns == null ? "" : concerns,
                row.getString("account"),
                row.getString("asset")));
        cells.addAll(sides(row));
        return cells;
    }

    /** Debit and credit, of which one is empty. */
    private static List<String> sides(ResultSet row) throws SQLException {
        long amount = row.getLong("amount");
        int decimals = Asset.valueOf(row.getString("asset")).decimals();
        String exact = BigDecimal.valueOf(Math.absExact(amount), decimals).toPlainString();
        return List.of(amount < 0 ? exact : "", amount > 0 ? exact : "");
    }

    private static void flush(List<List<String>> rows, OutputStream out) {
        Csv csv = new Csv();
        rows.forEach(csv::row);
        rows.clear();
        try {
            out.write(csv.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
