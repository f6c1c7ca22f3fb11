package io.clearshare.admin.statement;

import io.clearshare.admin.ledger.Account;
import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.program.Influencer;
import io.clearshare.admin.program.Influencers;
import io.clearshare.admin.statement.Statement.Line;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads statements from the books; a closed month never changes, since the books are only added to. */
@Repository
class Statements {

    /** A booking that began before midnight may still be written; it takes seconds at most. */
    private static final Duration LATE_BOOKINGS = Duration.ofMinutes(10);

    private static final String BALANCE = """
            SELECT coalesce(sum(p.amount), 0) FROM ledger_posting p JOIN ledger_transaction t USING (transaction_id)
            WHERE p.account = ANY (?) AND t.at < ?
            """;

    /** Setting aside and giving back moves nothing over both accounts, so those entries fall out. */
    private static final String LINES = """
            WITH moved AS (
                SELECT t.transaction_id, t.kind, t.reference, t.concerns, t.at, sum(p.amount) AS amount
                FROM ledger_posting p JOIN ledger_transaction t USING (transaction_id)
                WHERE p.account = ANY (?) AND t.at >= ? AND t.at < ?
                GROUP BY t.transaction_id HAVING sum(p.amount) <> 0)
            SELECT m.at, m.amount, coalesce(e.kind, CASE WHEN y.payout_id IS NOT NULL THEN 'payout' END, m.kind) AS kind,
                   coalesce(e.earning_id, y.payout_id::text, m.reference) AS reference, coalesce(e.note, '') AS note,
                   (SELECT a.signature FROM payout_attempt a WHERE a.payout_id = y.payout_id AND a.state = 'LANDED')
                       AS signature
            FROM moved m
            LEFT JOIN earning e ON e.transaction_id = m.transaction_id
            LEFT JOIN payout y ON y.reserve_id = m.concerns AND m.kind = 'post'
            ORDER BY m.at, reference
            """;

    private static final String COUNT = """
            SELECT count(*) FROM (
                SELECT FROM ledger_posting p JOIN ledger_transaction t USING (transaction_id)
                WHERE p.account = ANY (?) AND t.at >= ? AND t.at < ?
                GROUP BY t.transaction_id HAVING sum(p.amount) <> 0) AS moved
            """;

    private static final String MOVED = """
            SELECT DISTINCT split_part(p.account, ':', 2) COLLATE "C" AS id
            FROM ledger_posting p JOIN ledger_transaction t USING (transaction_id)
            WHERE t.at >= ? AND t.at < ? AND p.account LIKE 'influencer:%' ORDER BY id
            """;

    private final JdbcClient jdbc;
    private final Influencers influencers;
    private final Clock clock;

    Statements(JdbcClient jdbc, Influencers influencers, Clock clock) {
        this.jdbc = jdbc;
        this.influencers = influencers;
        this.clock = clock;
    }

    /** A statement without its lines. */
    record Outline(YearMonth month, long openingMicros, long closingMicros, int lines) {}

    /** Whether a statement of the month can be given. */
    boolean isClosed(YearMonth month) {
        return !clock.instant().isBefore(end(month).plus(LATE_BOOKINGS));
    }

    /** The closed months since the influencer's first booking, the newest first. */
    List<YearMonth> months(String influencerId) {
        Optional<OffsetDateTime> first = jdbc.sql("""
                        SELECT min(t.at) FROM ledger_posting p JOIN ledger_transaction t USING (transaction_id)
                        WHERE p.account = ANY (?)
                        """)
                .param(accounts(influencerId))
                .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single();
        List<YearMonth> months = new ArrayList<>();
        YearMonth now = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        first.ifPresent(at -> {
            YearMonth begun = YearMonth.from(at.withOffsetSameInstant(ZoneOffset.UTC));
            for (YearMonth month = now.minusMonths(1); !month.isBefore(begun); month = month.minusMonths(1)) {
                if (isClosed(month)) {
                    months.add(month);
                }
            }
        });
        return months;
    }

    /** Of the same months, with balances and the number of lines. */
    List<Outline> outlines(String influencerId) {
        return months(influencerId).stream()
                .map(month -> new Outline(
                        month,
                        balance(influencerId, start(month)),
                        balance(influencerId, end(month)),
                        jdbc.sql(COUNT)
                                .params(accounts(influencerId), at(start(month)), at(end(month)))
                                .query(Integer.class)
                                .single()))
                .toList();
    }

    /** Who has a movement in the month, with their handles, in order of id. */
    List<Influencer> movedIn(YearMonth month) {
        requireClosed(month);
        List<String> ids = jdbc.sql(MOVED)
                .params(at(start(month)), at(end(month)))
                .query(String.class)
                .list();
        Map<String, Influencer> known = influencers.findAll(ids);
        return ids.stream().filter(known::containsKey).map(known::get).toList();
    }

    /** @throws Refused when the month is not closed or there is no such influencer */
    Statement of(String influencerId, YearMonth month) {
        requireClosed(month);
        String handle = influencers
                .find(influencerId)
                .map(Influencer::handle)
                .orElseThrow(() -> new Refused(CommonProblem.NOT_FOUND, "There is no influencer " + influencerId));
        List<Line> lines = jdbc.sql(LINES)
                .params(accounts(influencerId), at(start(month)), at(end(month)))
                .query((row, n) -> new Line(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("kind"),
                        row.getString("reference"),
                        row.getString("note"),
                        row.getLong("amount"),
                        row.getString("signature")))
                .list();
        return new Statement(
                influencerId,
                handle,
                month,
                balance(influencerId, start(month)),
                lines,
                balance(influencerId, end(month)));
    }

    private void requireClosed(YearMonth month) {
        if (!isClosed(month)) {
            throw new Refused(
                    StatementProblem.MONTH_NOT_CLOSED,
                    month + " closes at " + end(month).plus(LATE_BOOKINGS));
        }
    }

    private long balance(String influencerId, Instant before) {
        return jdbc.sql(BALANCE)
                .params(accounts(influencerId), at(before))
                .query(Long.class)
                .single();
    }

    private static String[] accounts(String influencerId) {
        return new String[] {
            Account.payable(influencerId).address(),
            Account.reserved(influencerId).address()
        };
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant end(YearMonth month) {
        return start(month.plusMonths(1));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
