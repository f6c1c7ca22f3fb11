package io.clearshare.admin.earning;

import io.clearshare.admin.earning.LineTotals.Sum;
import io.clearshare.admin.ledger.Account;
import io.clearshare.admin.ledger.Ledger;
import io.clearshare.admin.ledger.Posting;
import io.clearshare.admin.ledger.Transaction;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The earning lines in the books. */
@Repository
public class Earnings {

    private static final String INSERT = """
            INSERT INTO earning (earning_id, influencer_id, code, conversion_id, kind, amount_micros, currency,
                occurred_at, settles_at, tier, rule_version, transaction_id, concerns)
            SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[],
                ?::timestamptz[], ?::timestamptz[], ?::int[], ?::bigint[], ?::uuid[], ?::text[])
            """;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Ledger ledger;

    public Earnings(JdbcTemplate jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.ledger = ledger;
    }

    /** The line as it was booked. */
    public Optional<Earning> find(String earningId) {
        return client.sql("""
                        SELECT earning_id, influencer_id, code, conversion_id, kind, amount_micros, occurred_at, settles_at,
                               tier, rule_version, transaction_id, imported_at, note
                        FROM earning WHERE earning_id = ?
                        """)
                .param(earningId)
                .query((row, n) -> new Earning(
                        row.getString("earning_id"),
                        row.getString("influencer_id"),
                        row.getString("code"),
                        row.getString("conversion_id"),
                        row.getString("kind"),
                        row.getLong("amount_micros"),
                        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                        row.getObject("settles_at", OffsetDateTime.class).toInstant(),
                        row.getInt("tier"),
                        row.getLong("rule_version"),
                        row.getObject("transaction_id", UUID.class),
                        row.getObject("imported_at", OffsetDateTime.class).toInstant(),
                        row.getString("note")))
                .optional();
    }

    /** Whether a booked line of the influencer differs from the stream; nothing is paid until that is explained. */
    public boolean disputed(String influencerId) {
        return client.sql(
                        "SELECT EXISTS (SELECT FROM earning_conflict WHERE influencer_id = ? AND resolved_at IS NULL)")
                .param(influencerId)
                .query(Boolean.class)
                .single();
    }

    /** Everybody with a booked line that differs from the stream. */
    public Set<String> disputed() {
        return Set.copyOf(client.sql("SELECT DISTINCT influencer_id FROM earning_conflict WHERE resolved_at IS NULL")
                .query(String.class)
                .list());
    }

    /** Books the lines that are not booked yet, inside the caller's database transaction. */
    List<SettledLine> book(Collection<SettledLine> lines) {
        Set<String> booked =
                amounts(lines.stream().map(SettledLine::earningId).toList()).keySet();
        List<SettledLine> fresh = new ArrayList<>();
        Set<String> seen = new HashSet<>(booked);
        for (SettledLine line : lines) {
            if (seen.add(line.earningId())) {
                fresh.add(line);
            }
        }
        List<Transaction> transactions =
                fresh.stream().map(Earnings::transaction).toList();
        ledger.write(transactions);
        insert(fresh, transactions);
        return fresh;
    }

    /** Booked amounts of those lines that are booked. */
    Map<String, Long> amounts(Collection<String> earningIds) {
        Map<String, Long> amounts = new HashMap<>();
        client.sql("SELECT earning_id, amount_micros FROM earning WHERE earning_id = ANY (?)")
                .param(earningIds.toArray(String[]::new))
                .query((row, n) -> amounts.put(row.getString(1), row.getLong(2)))
                .list();
        return amounts;
    }

    Map<String, Sum> totals() {
        Map<String, Sum> totals = new HashMap<>();
        client.sql("SELECT influencer_id, lines, amount_micros FROM earning_total")
                .query((row, n) -> totals.put(row.getString(1), new Sum(row.getLong(2), row.getLong(3))))
                .list();
        return totals;
    }

    Sum total(String influencerId) {
        return client.sql("SELECT lines, amount_micros FROM earning_total WHERE influencer_id = ?")
                .param(influencerId)
                .query((row, n) -> new Sum(row.getLong(1), row.getLong(2)))
                .optional()
                .orElse(Sum.NONE);
    }

    /** The latest settling time among the influencer's booked lines. */
    Instant settledLast(String influencerId) {
        return client.sql("SELECT settled_last FROM earning_total WHERE influencer_id = ?")
                .param(influencerId)
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional()
                .orElse(Instant.EPOCH);
    }

    /** Ids of booked lines of the influencer that the stream knows, in order, after the given one. */
    List<String> idsAfter(String influencerId, String earningId, int limit) {
        return client.sql("""
                        SELECT earning_id FROM earning
                        WHERE influencer_id = ? AND kind NOT IN ('cap', 'bonus', 'withholding', 'found_payment') AND earning_id COLLATE "C" > ?
                        ORDER BY earning_id COLLATE "C" LIMIT ?
                        """)
                .params(influencerId, earningId, limit)
                .query(String.class)
                .list();
    }

    void dispute(String influencerId, String earningId, long bookedMicros, @Nullable Long seenMicros) {
        client.sql("""
                        INSERT INTO earning_conflict (earning_id, influencer_id, imported_micros, seen_micros)
                        VALUES (?, ?, ?, ?)
                        ON CONFLICT (earning_id) DO UPDATE SET seen_micros = excluded.seen_micros, resolved_at = NULL
                        """)
                .params(earningId, influencerId, bookedMicros)
                .param(seenMicros)
                .update();
    }

    /** Called when books and stream agree about every line of the influencer again. */
    void settleDisputes(String influencerId) {
        client.sql("UPDATE earning_conflict SET resolved_at = now() WHERE influencer_id = ? AND resolved_at IS NULL")
                .param(influencerId)
                .update();
    }

    private void insert(List<SettledLine> lines, List<Transaction> transactions) {
        if (lines.isEmpty()) {
            return;
        }
        jdbc.update(
                INSERT,
                column(lines, SettledLine::earningId),
                column(lines, SettledLine::influencerId),
                column(lines, SettledLine::code),
                column(lines, SettledLine::conversionId),
                column(lines, SettledLine::kind),
                column(lines, SettledLine::amountMicros),
                column(lines, SettledLine::currency),
                column(lines, line -> line.occurredAt().atOffset(ZoneOffset.UTC)),
                column(lines, line -> line.settlesAt().atOffset(ZoneOffset.UTC)),
                column(lines, SettledLine::tier),
                column(lines, SettledLine::ruleVersion),
                column(transactions, Transaction::id),
                column(lines, SettledLine::negates));
    }

    private static Transaction transaction(SettledLine line) {
        List<Posting> postings = List.of(
                new Posting(Account.COMMISSION, Math.negateExact(line.amountMicros())),
                new Posting(Account.payable(line.influencerId()), line.amountMicros()));
        return Transaction.single("earning:" + line.earningId(), postings);
    }

    private static <T> Object column(List<T> rows, Function<T, Object> value) {
        return rows.stream().map(row -> value.apply(row).toString()).toArray(String[]::new);
    }
}
