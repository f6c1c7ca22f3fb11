package io.clearshare.admin.sanctions;

import io.clearshare.admin.access.StaffNames;
import io.clearshare.domain.sanctions.ListAge;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The cases in Postgres, the newest first. */
@Repository
class SanctionsCases {

    private static final int PAGE = 50;
    private static final int SCREENINGS_SHOWN = 50;
    private static final String SELECT = """
            SELECT c.*, i.handle, l.as_of FROM sanctions_case c
            JOIN influencer i USING (influencer_id) JOIN sanctions_list l ON l.list_id = c.list_id
            """;

    private final JdbcClient jdbc;
    private final StaffNames staff;

    SanctionsCases(JdbcClient jdbc, StaffNames staff) {
        this.jdbc = jdbc;
        this.staff = staff;
    }

    record Page(List<SanctionsCase> items, @Nullable UUID next) {}

    /** A comparison of an address with a list; {@code times} it was repeated with the same list. */
    record Screening(
            String wallet,
            String occasion,
            @Nullable UUID payoutId,
            LocalDate listAsOf,
            boolean hit,
            Instant firstAt,
            Instant lastAt,
            int times) {}

    /** Cases that wait for a decision, or those that have one. */
    Page page(boolean open, @Nullable UUID after) {
        List<SanctionsCase> found = jdbc.sql(SELECT + """
                        WHERE (c.state = 'open') = ? AND (?::uuid IS NULL OR (c.opened_at, c.case_id) <
                            (SELECT opened_at, case_id FROM sanctions_case WHERE case_id = ?::uuid))
                        ORDER BY c.opened_at DESC, c.case_id DESC LIMIT ?
                        """)
                .param(open)
                .param(after)
                .param(after)
                .param(PAGE + 1)
                .query(this::read)
                .list();
        boolean more = found.size() > PAGE;
        return new Page(
                more ? found.subList(0, PAGE) : found,
                more ? found.get(PAGE - 1).caseId() : null);
    }

    Optional<SanctionsCase> find(UUID caseId) {
        return jdbc.sql(SELECT + "WHERE c.case_id = ?")
                .param(caseId)
                .query(this::read)
                .optional();
    }

    int open() {
        return jdbc.sql("SELECT count(*) FROM sanctions_case WHERE state = 'open'")
                .query(Integer.class)
                .single();
    }

    /** The newest comparisons of an influencer's addresses. */
    List<Screening> screenings(String influencerId) {
        return jdbc.sql("""
                        SELECT s.*, l.as_of FROM sanctions_screening s JOIN sanctions_list l USING (list_id)
                        WHERE s.influencer_id = ? ORDER BY s.last_at DESC, s.screening_no DESC LIMIT ?
                        """)
                .params(influencerId, SCREENINGS_SHOWN)
                .query((row, n) -> new Screening(
                        row.getString("wallet"),
                        row.getString("occasion"),
                        row.getObject("payout_id", UUID.class),
                        row.getObject("as_of", LocalDate.class),
                        row.getBoolean("hit"),
                        instant(row, "first_at"),
                        instant(row, "last_at"),
                        row.getInt("times")))
                .list();
    }

    private SanctionsCase read(ResultSet row, int number) throws SQLException {
        Instant opened = instant(row, "opened_at");
        OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
        String decidedBy = row.getString("decided_by");
        Map<String, String> names = decidedBy == null ? Map.of() : staff.emailBySubject();
        return new SanctionsCase(
                row.getObject("case_id", UUID.class),
                row.getString("influencer_id"),
                row.getString("handle"),
                row.getString("wallet"),
                row.getString("assets"),
                row.getObject("as_of", LocalDate.class),
                row.getString("occasion"),
                row.getString("state"),
                opened,
                ListAge.reportBy(LocalDate.ofInstant(opened, ZoneOffset.UTC)),
                decided == null ? null : decided.toInstant(),
                decidedBy == null ? null : names.getOrDefault(decidedBy, decidedBy),
                row.getString("note"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
