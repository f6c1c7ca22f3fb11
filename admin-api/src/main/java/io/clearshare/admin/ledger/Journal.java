package io.clearshare.admin.ledger;

import io.clearshare.admin.document.Csv;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** The books as an accountant imports them: every posting of a month as a line, debits and credits apart. */
@Repository
class Journal {

    private static final int ROWS_AT_ONCE = 1000;

    private static final String POSTINGS = """
            SELECT t.at, t.transaction_id, t.reference, t.kind, t.concerns, p.account, p.asset, p.amount
            FROM ledger_transaction t JOIN ledger_posting p USING (transaction_id)
            WHERE t.at >= ? AND t.at < ? ORDER BY t.at, t.transaction_id, p.no
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
        List<List<String>> rows = new ArrayList<>(ROWS_AT_ONCE);
        rows.add(List.of(
                "at", "transaction_id", "reference", "kind", "concerns", "account", "asset", "debit", "credit"));
        // Within a transaction the driver fetches some rows at a time instead of all.
        transactions.executeWithoutResult(status -> {
            jdbc.query(
                    POSTINGS,
                    (RowCallbackHandler) row -> {
                        rows.add(cells(row));
                        if (rows.size() == ROWS_AT_ONCE) {
                            flush(rows, out);
                        }
                    },
                    from,
                    from.plusMonths(1));
            flush(rows, out);
        });
    }

    private static List<String> cells(ResultSet row) throws SQLException {
        Asset asset = Asset.valueOf(row.getString("asset"));
        long amount = row.getLong("amount");
        String exact =
                BigDecimal.valueOf(Math.absExact(amount), asset.decimals()).toPlainString();
        String concerns = row.getString("concerns");
        return List.of(
                row.getObject("at", OffsetDateTime.class).toInstant().toString(),
                row.getString("transaction_id"),
                row.getString("reference"),
                row.getString("kind"),
                concerns == null ? "" : concerns,
                row.getString("account"),
                asset.name(),
                amount < 0 ? exact : "",
                amount > 0 ? exact : "");
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
