package io.clearshare.stack.reconcile;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The table of comparisons, to which this program alone adds. */
final class StoredRuns {

    private StoredRuns() {}

    static Optional<Instant> lastEnd(Connection books) throws SQLException {
        try (PreparedStatement query =
                        books.prepareStatement("SELECT max(ended_at) FROM reconciliation WHERE trouble = ''");
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return Optional.ofNullable(rows.getObject(1, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
        }
    }

    static void add(Connection books, ReconciliationRun run) throws SQLException {
        try (PreparedStatement insert = books.prepareStatement("""
                INSERT INTO reconciliation (began_at, ended_at, comparisons, rows_compared, differences,
                    first_differences, trouble) VALUES (?, ?, ?, ?, ?, ?, ?)
                """)) {
            insert.setObject(1, run.began().atOffset(ZoneOffset.UTC));
            insert.setObject(2, run.ended().atOffset(ZoneOffset.UTC));
            insert.setInt(3, run.comparisons());
            insert.setLong(4, run.rows());
            insert.setInt(5, run.differences());
            insert.setArray(
                    6, books.createArrayOf("text", run.firstDifferences().toArray()));
            insert.setString(7, run.trouble());
            insert.executeUpdate();
        }
    }
}
