package io.clearshare.benchmark.payouts;

import io.clearshare.admin.ledger.Account;
import io.clearshare.admin.ledger.Ledger;
import io.clearshare.admin.ledger.Transaction;
import io.clearshare.stack.runner.PostgresServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes the same transactions into the books and into plain tables of the same shape, with the same commits. */
final class PostEntries {

    static final int CLIENTS = 8;
    static final List<Integer> PER_COMMIT = List.of(1, 100);
    private static final int PEOPLE = 2_000;

    private final Database database;
    private final int transactions;
    private long written;

    PostEntries(Database database, int transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /** Takes transactions, inside a database transaction of the caller's. */
    @FunctionalInterface
    private interface Writer {
        void write(List<Transaction> transactions);
    }

    static String name(boolean books, int perCommit) {
        return (books ? "books" : "plain inserts") + " (" + perCommit + " per commit)";
    }

    /** @param books whether into the books, or into plain tables */
    Outcome run(boolean books, int perCommit) throws Exception {
        int each = transactions / CLIENTS / perCommit;
        List<Callable<Void>> work = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            List<List<Transaction>> batches = batches(each, perCommit);
            SingleConnectionDataSource connection = database.connection(PostgresServer.APPLICATION);
            connection.getConnection().close();
            work.add(() -> {
                write(books, connection, batches);
                return null;
            });
        }
        Map<String, Long> parts = Map.of("client", ProcessHandle.current().pid(), "postgres", database.pid());
        Cpu before = Cpu.of(parts);
        long begun = System.nanoTime();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            for (Future<Void> one : clients.invokeAll(work)) {
                one.get();
            }
        } finally {
            clients.shutdownNow();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Outcome(
                name(books, perCommit),
                2L * each * perCommit * CLIENTS,
                seconds,
                CLIENTS + " clients",
                Cpu.of(parts).since(before).shown(),
                books ? wrong() : "");
    }

    private static void write(boolean books, SingleConnectionDataSource connection, List<List<Transaction>> batches) {
        JdbcTemplate jdbc = new JdbcTemplate(connection);
        Writer writer = books ? new Ledger(jdbc)::write : new PlainTables(jdbc)::write;
        TransactionTemplate commits = new TransactionTemplate(new JdbcTransactionManager(connection));
        batches.forEach(batch -> commits.executeWithoutResult(status -> writer.write(batch)));
        connection.destroy();
    }

    private List<List<Transaction>> batches(int count, int perCommit) {
        List<List<Transaction>> batches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Transaction> batch = new ArrayList<>();
            for (int k = 0; k < perCommit; k++) {
                long no = written++;
                Account payable = Account.payable("entry" + no % PEOPLE);
                batch.add(Transaction.single(
                        "entry:" + System.nanoTime() + ":" + no,
                        Transaction.move(Account.COMMISSION, payable, 1 + no % 1_000)));
            }
            batches.add(batch);
        }
        return batches;
    }

    private String wrong() {
        return database.count("""
                SELECT count(*) FROM (SELECT account, sum(amount) FROM ledger_posting GROUP BY account
                    EXCEPT SELECT account, balance FROM ledger_balance) AS differing""") == 0 ? "" : "balances are not the sums of their postings";
    }
}
