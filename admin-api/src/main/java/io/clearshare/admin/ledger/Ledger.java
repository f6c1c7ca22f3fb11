package io.clearshare.admin.ledger;

import io.clearshare.admin.ledger.LedgerRefusal.Reason;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes transactions into the books, inside the caller's database transaction. */
@Component
public class Ledger {

    /** One statement: the database checks every rule of the books at its end, and takes no postings later. */
    private static final String INSERT = """
            WITH accounts AS (
                INSERT INTO ledger_account (account, asset) SELECT * FROM unnest(?::text[], ?::text[]) ON CONFLICT DO NOTHING),
            transactions AS (
                INSERT INTO ledger_transaction (transaction_id, reference, kind, asset, concerns)
                SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::uuid[]))
            INSERT INTO ledger_posting (transaction_id, no, account, asset, amount)
            SELECT * FROM unnest(?::uuid[], ?::smallint[], ?::text[], ?::text[], ?::bigint[])
            """;

    private final JdbcTemplate jdbc;

    public Ledger(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void write(Transaction transaction) {
        write(List.of(transaction));
    }

    /**
     * Writes all or nothing, and checks every rule of the books before it returns.
     *
     * @throws LedgerRefusal when a transaction breaks a rule; the database transaction can only be rolled back then
     */
    public void write(Collection<Transaction> transactions) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("The books are only written inside a database transaction");
        }
        if (transactions.isEmpty()) {
            return;
        }
        try {
            List<Object> columns = new ArrayList<>(accounts(transactions));
            columns.addAll(transactions(transactions));
            columns.addAll(postings(transactions));
            jdbc.update(INSERT, columns.toArray());
        } catch (DataAccessException e) {
            throw refusal(e);
        }
    }

    private static List<Object> accounts(Collection<Transaction> transactions) {
        SortedMap<String, String> assets = new TreeMap<>();
        transactions.forEach(t -> t.postings()
                .forEach(p ->
                        assets.put(p.account().address(), p.account().asset().name())));
        return List.of(assets.keySet().toArray(String[]::new), assets.values().toArray(String[]::new));
    }

    private static List<Object> transactions(Collection<Transaction> transactions) {
        List<String[]> rows = new ArrayList<>();
        for (Transaction t : transactions) {
            @Nullable
            String concerns = t.concerns() == null ? null : t.concerns().toString();
            rows.add(new @Nullable String[] {
                t.id().toString(),
                t.reference(),
                t.kind().name().toLowerCase(Locale.ROOT),
                t.asset().name(),
                concerns
            });
        }
        return List.of(column(rows, 0), column(rows, 1), column(rows, 2), column(rows, 3), column(rows, 4));
    }

    private static List<Object> postings(Collection<Transaction> transactions) {
        List<String[]> rows = new ArrayList<>();
        for (Transaction t : transactions) {
            int no = 0;
            for (Posting p : t.postings()) {
                rows.add(new String[] {
                    t.id().toString(),
                    Integer.toString(no++),
                    p.account().address(),
                    p.account().asset().name(),
                    Long.toString(p.amount())
                });
            }
        }
        return List.of(column(rows, 0), column(rows, 1), column(rows, 2), column(rows, 3), column(rows, 4));
    }

    private static Object column(List<String[]> rows, int index) {
        return rows.stream().map(row -> row[index]).toArray(String[]::new);
    }

    private static RuntimeException refusal(DataAccessException e) {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(e);
        String state = root instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "";
        String message = String.valueOf(root.getMessage());
        @Nullable
        Reason reason = switch (state) {
            case "LG002" -> Reason.OVERDRAWN;
            case "LG004" -> Reason.DOES_NOT_MATCH;
            case "23505" -> message.contains("ledger_reference_once") ? Reason.REFERENCE_USED : Reason.ALREADY_RESOLVED;
            case "23514" -> message.contains("ledger_reserved_not_overdrawn") ? Reason.OVERDRAWN : null;
            default -> null;
        };
        return reason == null ? e : new LedgerRefusal(reason, message, e);
    }
}
