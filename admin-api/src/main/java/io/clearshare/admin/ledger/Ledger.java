package io.clearshare.admin.ledger;

import io.clearshare.admin.ledger.LedgerRefusal.Reason;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes transactions into the books, inside the caller's database transaction. */
@Component
public class Ledger {

    private static final String INSERT_ACCOUNTS = """
            INSERT INTO ledger_account (account, asset) SELECT * FROM unnest(?::text[], ?::text[]) ON CONFLICT DO NOTHING
            """;
    private static final String INSERT_TRANSACTIONS = """
            INSERT INTO ledger_transaction (transaction_id, reference, kind, asset, concerns)
            SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::uuid[])
            """;
    private static final String INSERT_POSTINGS = """
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
            insertAccounts(transactions);
            insertTransactions(transactions);
            insertPostings(transactions);
            jdbc.execute("SET CONSTRAINTS ledger_transaction_holds IMMEDIATE");
            jdbc.execute("SET CONSTRAINTS ledger_transaction_holds DEFERRED");
        } catch (DataAccessException e) {
            throw refusal(e);
        }
    }

    private void insertAccounts(Collection<Transaction> transactions) {
        Set<Account> accounts = new LinkedHashSet<>();
        transactions.forEach(t -> t.postings().forEach(p -> accounts.add(p.account())));
        String[] addresses = accounts.stream().map(Account::address).sorted().toArray(String[]::new);
        String[] assets = accounts.stream()
                .sorted((a, b) -> a.address().compareTo(b.address()))
                .map(a -> a.asset().name())
                .toArray(String[]::new);
        jdbc.update(INSERT_ACCOUNTS, addresses, assets);
    }

    private void insertTransactions(Collection<Transaction> transactions) {
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
        jdbc.update(
                INSERT_TRANSACTIONS,
                column(rows, 0),
                column(rows, 1),
                column(rows, 2),
                column(rows, 3),
                column(rows, 4));
    }

    private void insertPostings(Collection<Transaction> transactions) {
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
        jdbc.update(
                INSERT_POSTINGS, column(rows, 0), column(rows, 1), column(rows, 2), column(rows, 3), column(rows, 4));
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
