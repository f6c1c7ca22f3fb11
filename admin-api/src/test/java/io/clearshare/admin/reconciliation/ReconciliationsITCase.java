package io.clearshare.admin.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearshare.admin.parts.ManualClock;
import io.clearshare.admin.parts.MigratedDatabase;
import io.clearshare.admin.parts.PostgresPart;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Only the reconciler adds comparisons, nobody changes them, and finance sees when they fail to come. */
class ReconciliationsITCase {

    private static final Instant NIGHT = Instant.parse("2026-11-02T02:31:00Z");

    private final MigratedDatabase database = MigratedDatabase.create();
    private final ManualClock clock = new ManualClock(NIGHT);
    private final Reconciliations reconciliations = new Reconciliations(database.client(), clock);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theLastOneThatComparedCountsAndGrowsStale() {
        assertThat(reconciliations.newest(10).stale()).as("never").isTrue();
        JdbcTemplate reconciler = database.jdbcAs(PostgresPart.RECONCILER);
        add(reconciler, NIGHT, 2, "{one,another}", "");
        add(reconciler, NIGHT.plusSeconds(60), 0, "{}", "the chain does not answer");
        Reconciliations.Newest newest = reconciliations.newest(10);
        assertThat(newest.items()).hasSize(2);
        assertThat(Objects.requireNonNull(newest.last()).firstDifferences()).containsExactly("one", "another");
        assertThat(newest.stale()).isFalse();
        clock.advance(Duration.ofHours(26).plusSeconds(1));
        assertThat(reconciliations.newest(10).stale()).isTrue();
    }

    @Test
    void theReconcilerReadsTheBooksAndWritesNothingElse() {
        JdbcTemplate reconciler = database.jdbcAs(PostgresPart.RECONCILER);
        assertThat(reconciler.queryForObject("SELECT count(*) FROM ledger_posting", Long.class))
                .isZero();
        refused(reconciler, "INSERT INTO ledger_account SELECT FROM ledger_account", "permission denied");
        refused(reconciler, "UPDATE payout SET state = 'SETTLED'", "permission denied");
        refused(reconciler, "SELECT * FROM influencer", "permission denied");
    }

    @Test
    void nobodyElseAddsAndNobodyChanges() {
        add(database.jdbcAs(PostgresPart.RECONCILER), NIGHT, 1, "{one}", "");
        assertThatThrownBy(() -> add(database.jdbc(), NIGHT, 0, "{}", ""))
                .rootCause()
                .hasMessageContaining("permission denied");
        refused(database.jdbcAs(PostgresPart.RECONCILER), "DELETE FROM reconciliation", "permission denied");
        refused(database.ownerJdbc(), "UPDATE reconciliation SET differences = 0", "append-only");
    }

    private static void refused(JdbcTemplate jdbc, String sql, String why) {
        assertThatThrownBy(() -> jdbc.execute(sql)).rootCause().hasMessageContaining(why);
    }

    private static void add(JdbcTemplate jdbc, Instant at, int differences, String named, String trouble) {
        jdbc.update(
                "INSERT INTO reconciliation (began_at, ended_at, comparisons, rows_compared, differences,"
                        + " first_differences, trouble) VALUES (?, ?, 15, 100, ?, ?::text[], ?)",
                at.minusSeconds(5).atOffset(ZoneOffset.UTC),
                at.atOffset(ZoneOffset.UTC),
                differences,
                named,
                trouble);
    }
}
