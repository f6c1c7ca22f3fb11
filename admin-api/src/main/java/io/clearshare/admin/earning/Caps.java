package io.clearshare.admin.earning;

import io.clearshare.admin.ledger.Account;
import io.clearshare.admin.ledger.Ledger;
import io.clearshare.admin.ledger.Posting;
import io.clearshare.admin.ledger.Transaction;
import io.clearshare.domain.commission.ApplyLimits.Cap;
import io.clearshare.domain.commission.ApplyLimits.Line;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The caps in the books: lines of kind {@code cap}, each beside the line that it cuts or gives back. */
@Repository
public class Caps {

    private static final String INSERT = """
            INSERT INTO earning (earning_id, influencer_id, code, conversion_id, kind, amount_micros, currency, occurred_at,
                settles_at, tier, rule_version, transaction_id, concerns, note)
            SELECT n.id, e.influencer_id, e.code, e.conversion_id, 'cap', n.micros, e.currency, e.occurred_at,
                e.settles_at, e.tier, e.rule_version, n.tx, e.earning_id, n.note
            FROM unnest(?::text[], ?::text[], ?::bigint[], ?::uuid[], ?::text[]) AS n (id, line, micros, tx, note)
            JOIN earning e ON e.earning_id = n.line
            """;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Ledger ledger;

    public Caps(JdbcTemplate jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.ledger = ledger;
    }

    /**
     * What stands beside a line.
     *
     * @param note the limit that cut it
     */
    public record Beside(String earningId, String lineId, long amountMicros, String note) {}

    /** The caps beside these lines. */
    public List<Beside> beside(Collection<String> lineIds) {
        return client.sql("""
                        SELECT earning_id, concerns, amount_micros, note FROM earning
                        WHERE kind = 'cap' AND concerns = ANY (?) ORDER BY imported_at, earning_id
                        """)
                .param(lineIds.toArray(String[]::new))
                .query((row, n) -> new Beside(row.getString(1), row.getString(2), row.getLong(3), row.getString(4)))
                .list();
    }

    /** The line that a cap stands beside; empty when this is no cap. */
    public Optional<String> besideWhich(String earningId) {
        return client.sql("SELECT concerns FROM earning WHERE kind = 'cap' AND earning_id = ?")
                .param(earningId)
                .query(String.class)
                .optional();
    }

    /** The caps beside those of the lines that are positive: they wait when their line is held. */
    public List<String> heldWith(Collection<String> lineIds) {
        return client.sql("""
                        SELECT c.earning_id FROM earning c JOIN earning l ON l.earning_id = c.concerns
                        WHERE c.kind = 'cap' AND l.amount_micros > 0 AND l.earning_id = ANY (?)
                        """)
                .param(lineIds.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** The stream's lines in the books: of one influencer, or of everybody. */
    List<Line> lines(boolean everybody, String influencerId) {
        return client.sql("""
                        SELECT earning_id, influencer_id, conversion_id, concerns, amount_micros, settles_at FROM earning
                        WHERE kind NOT IN ('cap', 'bonus', 'withholding', 'found_payment') AND (? OR influencer_id = ?)
                        """)
                .params(everybody, influencerId)
                .query((row, n) -> new Line(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getObject(6, OffsetDateTime.class).toInstant().toEpochMilli()))
                .list();
    }

    private record Booked(long amountMicros, int lines) {}

    private Map<String, Booked> booked(boolean everybody, String influencerId) {
        Map<String, Booked> booked = new HashMap<>();
        client.sql("""
                        SELECT concerns, sum(amount_micros)::bigint, count(*)::int FROM earning
                        WHERE kind = 'cap' AND (? OR influencer_id = ?) GROUP BY concerns
                        """)
                .params(everybody, influencerId)
                .query((row, n) -> booked.put(row.getString(1), new Booked(row.getLong(2), row.getInt(3))))
                .list();
        return booked;
    }

    /**
     * Books what is missing to these caps, inside the caller's database transaction; what stands there already stays.
     *
     * @param influencers by line
     * @return how many lines were written
     */
    int bring(boolean everybody, String influencerId, Map<String, Cap> wanted, Map<String, String> influencers) {
        Map<String, Booked> booked = booked(everybody, influencerId);
        List<String[]> rows = new ArrayList<>();
        List<Transaction> transactions = new ArrayList<>();
        for (Map.Entry<String, String> line : influencers.entrySet()) {
            Booked before = booked.getOrDefault(line.getKey(), new Booked(0, 0));
            Cap cap = wanted.getOrDefault(line.getKey(), new Cap(0, ""));
            long missing = Math.subtractExact(cap.amountMicros(), before.amountMicros());
            if (missing != 0) {
                String id = "cap/" + line.getKey() + "/" + (before.lines() + 1);
                Transaction transaction = Transaction.single(
                        "earning:" + id,
                        List.of(
                                new Posting(Account.COMMISSION, Math.negateExact(missing)),
                                new Posting(Account.payable(line.getValue()), missing)));
                transactions.add(transaction);
                rows.add(new String[] {
                    id,
                    line.getKey(),
                    Long.toString(missing),
                    transaction.id().toString(),
                    ("CAP " + cap.limit()).strip()
                });
            }
        }
        if (!rows.isEmpty()) {
            ledger.write(transactions);
            jdbc.update(INSERT, column(rows, 0), column(rows, 1), column(rows, 2), column(rows, 3), column(rows, 4));
        }
        return rows.size();
    }

    private static Object column(List<String[]> rows, int index) {
        return rows.stream().map(row -> row[index]).toArray(String[]::new);
    }
}
