package io.clearshare.benchmark.payouts;

import io.clearshare.admin.ledger.Posting;
import io.clearshare.admin.ledger.Transaction;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of the books in tables of the same columns, checks and indexes, without triggers, references and balances. */
final class PlainTables {

    static final List<String> CREATE = List.of(
            "CREATE TABLE plain_transaction (LIKE ledger_transaction INCLUDING ALL)",
            "CREATE TABLE plain_posting (LIKE ledger_posting INCLUDING ALL)",
            "GRANT INSERT ON plain_transaction, plain_posting TO clearshare_app");
    private static final String INSERT_TRANSACTIONS = """
            INSERT INTO plain_transaction (transaction_id, reference, kind, asset)
            SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[])
            """;
    private static final String INSERT_POSTINGS = """
            INSERT INTO plain_posting (transaction_id, no, account, asset, amount)
            SELECT * FROM unnest(?::uuid[], ?::smallint[], ?::text[], ?::text[], ?::bigint[])
            """;

    private final JdbcTemplate jdbc;

    PlainTables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void write(Collection<Transaction> transactions) {
        jdbc.update(
                INSERT_TRANSACTIONS,
                transactions.stream().map(t -> t.id().toString()).toArray(String[]::new),
                transactions.stream().map(Transaction::reference).toArray(String[]::new),
                transactions.stream()
                        .map(t -> t.kind().name().toLowerCase(Locale.ROOT))
                        .toArray(String[]::new),
                transactions.stream().map(t -> t.asset().name()).toArray(String[]::new));
        List<String[]> rows = transactions.stream()
                .flatMap(t -> IntStream.range(0, t.postings().size()).mapToObj(no -> row(t, no)))
                .toList();
        jdbc.update(
                INSERT_POSTINGS, column(rows, 0), column(rows, 1), column(rows, 2), column(rows, 3), column(rows, 4));
    }

    private static String[] row(Transaction transaction, int no) {
        Posting posting = transaction.postings().get(no);
        return new String[] {
            transaction.id().toString(),
            Integer.toString(no),
            posting.account().address(),
            posting.account().asset().name(),
            Long.toString(posting.amount())
        };
    }

    private static Object column(List<String[]> rows, int index) {
        return rows.stream().map(row -> row[index]).toArray(String[]::new);
    }
}
