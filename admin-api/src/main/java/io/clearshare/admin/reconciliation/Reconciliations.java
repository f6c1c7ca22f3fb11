package io.clearshare.admin.reconciliation;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what the reconciler has stored; this process may not write it. */
@Repository
class Reconciliations {

    /** A night, and two hours for a long comparison. */
    static final Duration STALE_AFTER = Duration.ofHours(26);

    private static final String NEWEST = "SELECT * FROM reconciliation ";

    private final JdbcClient jdbc;
    private final Clock clock;

    Reconciliations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One comparison.
     *
     * @param differences      how many rows differ; the first hundred are named
     * @param trouble          why nothing could be compared, {@code ""} when it was
     */
    record Run(
            long number,
            Instant beganAt,
            Instant endedAt,
            int comparisons,
            long rowsCompared,
            int differences,
            List<String> firstDifferences,
            String trouble) {}

    /**
     * The newest comparisons.
     *
     * @param last  the last one that could compare, null when there was none
     * @param stale whether that is longer ago than a night
     */
    record Newest(@Nullable Run last, boolean stale, List<Run> items) {}

    Newest newest(int limit) {
        Optional<Run> last = jdbc.sql(NEWEST + "WHERE trouble = '' ORDER BY run_no DESC LIMIT 1")
                .query(Reconciliations::run)
                .optional();
        boolean stale = last.map(run -> run.endedAt().plus(STALE_AFTER).isBefore(clock.instant()))
                .orElse(true);
        return new Newest(
                last.orElse(null),
                stale,
                jdbc.sql(NEWEST + "ORDER BY run_no DESC LIMIT ?")
                        .param(limit)
                        .query(Reconciliations::run)
                        .list());
    }

    private static Run run(ResultSet row, int number) throws SQLException {
        Array differences = row.getArray("first_differences");
        return new Run(
                row.getLong("run_no"),
                row.getObject("began_at", OffsetDateTime.class).toInstant(),
                row.getObject("ended_at", OffsetDateTime.class).toInstant(),
                row.getInt("comparisons"),
                row.getLong("rows_compared"),
                row.getInt("differences"),
                List.of((String[]) differences.getArray()),
                row.getString("trouble"));
    }
}
