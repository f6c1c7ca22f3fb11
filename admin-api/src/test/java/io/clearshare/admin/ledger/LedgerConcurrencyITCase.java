package io.clearshare.admin.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.ledger.LedgerRefusal.Reason;
import io.clearshare.admin.parts.MigratedDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 64 clients, each on a connection of its own, post to, reserve from and resolve on ten influencers' accounts at once.
 *
 * <p>The expectation is counted by the clients themselves, only from what was accepted.
 */
class LedgerConcurrencyITCase {

    private static final int CLIENTS = 64;
    private static final int ACCOUNTS = 10;
    private static final int STEPS = 30;
    private static final long LOOK_EVERY_NANOS = 10_000_000;
    private static final long AMOUNT_MAX = 1_000_000;

    private final Map<String, AtomicLong> expected = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Reserved> open = new ConcurrentLinkedQueue<>();
    private final Map<Transaction, AtomicInteger> resolved = new ConcurrentHashMap<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger overdrawn = new AtomicInteger();
    private final AtomicInteger late = new AtomicInteger();
    private final AtomicInteger deadlocks = new AtomicInteger();

    private record Reserved(Transaction transaction, int account, long amount) {}

    @Test
    void balancesAreExactAndNeverOverdrawn() throws Exception {
        long seed = Long.getLong("clearshare.seed", System.nanoTime());
        System.out.println("64 clients, seed " + seed + " (again with -Dclearshare.seed=" + seed + ")");
        try (MigratedDatabase database = MigratedDatabase.create()) {
            AtomicBoolean done = new AtomicBoolean();
            ExecutorService threads = Executors.newFixedThreadPool(CLIENTS + 1);
            Future<Integer> looks = threads.submit(() -> watch(database.ownConnection(), done));
            List<Future<?>> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                Client one = new Client(client, new Random(seed + client), database.ownConnection());
                clients.add(threads.submit(one::run));
            }
            for (Future<?> client : clients) {
                client.get(2, TimeUnit.MINUTES);
            }
            done.set(true);
            assertThat(looks.get()).as("looks at all balances meanwhile").isPositive();
            threads.shutdown();
            System.out.println(accepted + " accepted, " + overdrawn + " overdrawn, " + late + " resolved before, "
                    + deadlocks + " deadlocks retried");
            assertThat(overdrawn).hasPositiveValue();
            assertThat(resolved.values()).allMatch(times -> times.get() == 1);
            assertExact(new JdbcTemplate(database.ownConnection()));
        }
    }

    private void assertExact(JdbcTemplate jdbc) {
        Map<String, Long> balances = new ConcurrentHashMap<>();
        jdbc.query("SELECT account, balance FROM ledger_balance", row -> {
            balances.put(row.getString(1), row.getLong(2));
        });
        Map<String, Long> sums = new ConcurrentHashMap<>();
        jdbc.query("SELECT account, sum(amount) FROM ledger_posting GROUP BY account", row -> {
            sums.put(row.getString(1), row.getLong(2));
        });
        assertThat(balances).isEqualTo(sums);
        assertThat(balances.values().stream().mapToLong(Long::longValue).sum()).isZero();
        expected.forEach((account, sum) -> assertThat(balances).as(account).containsEntry(account, sum.get()));
        assertThat(balances).hasSameSizeAs(expected);
        assertThat(jdbc.queryForObject("SELECT count(*) FROM ledger_transaction", Integer.class))
                .isEqualTo(accepted.get());
    }

    /** What anybody else sees at any moment: nothing below zero, and nothing lost between accounts. */
    private static int watch(DataSource connection, AtomicBoolean done) {
        JdbcTemplate jdbc = new JdbcTemplate(connection);
        int looks = 0;
        while (!done.get()) {
            assertThat(jdbc.queryForList(
                            "SELECT account || ' ' || balance FROM ledger_balance WHERE account LIKE 'influencer:%'"
                                    + " AND balance < 0",
                            String.class))
                    .isEmpty();
            assertThat(jdbc.queryForObject("SELECT coalesce(sum(balance), 0) FROM ledger_balance", Long.class))
                    .isZero();
            looks++;
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        return looks;
    }

    /** One of them; its steps depend on its seed and on what the others leave. */
    private final class Client {

        private final int number;
        private final Random random;
        private final Ledger ledger;
        private final TransactionTemplate transactions;

        Client(int number, Random random, DataSource connection) {
            this.number = number;
            this.random = random;
            this.ledger = new Ledger(new JdbcTemplate(connection));
            this.transactions = new TransactionTemplate(new JdbcTransactionManager(connection));
        }

        void run() {
            for (int step = 0; step < STEPS; step++) {
                String reference = number + "-" + step;
                if (random.nextInt(50) == 0) {
                    write(inAnyOrder(reference));
                } else {
                    step(reference, random.nextInt(7));
                }
            }
        }

        private void step(String reference, int dice) {
            if (dice < 3) {
                write(List.of(earned(reference)));
            } else if (dice < 5) {
                reserve(reference);
            } else {
                resolve(reference);
            }
        }

        private Transaction earned(String reference) {
            List<Posting> postings = new ArrayList<>();
            long sum = 0;
            for (int part = 0; part < 3; part++) {
                long amount = random.nextLong(1, AMOUNT_MAX);
                postings.add(new Posting(payable(random.nextInt(ACCOUNTS)), amount));
                sum += amount;
            }
            postings.add(new Posting(Account.COMMISSION, -sum));
            return Transaction.single("earned-" + reference, postings);
        }

        private void reserve(String reference) {
            int account = random.nextInt(ACCOUNTS);
            long amount = random.nextLong(1, 4 * AMOUNT_MAX);
            Transaction reserve = Transaction.reserve("reserve-" + reference, payable(account), aside(account), amount);
            if (write(List.of(reserve))) {
                open.add(new Reserved(reserve, account, amount));
            }
        }

        /** Posts or voids, sometimes what somebody else is resolving at the same moment. */
        private void resolve(String reference) {
            Reserved one = random.nextInt(4) == 0 ? open.peek() : open.poll();
            if (one == null) {
                return;
            }
            Transaction resolution = random.nextBoolean()
                    ? Transaction.post(
                            "post-" + reference,
                            one.transaction().id(),
                            aside(one.account()),
                            Account.TREASURY_USDC,
                            one.amount())
                    : Transaction.voided(
                            "void-" + reference,
                            one.transaction().id(),
                            payable(one.account()),
                            aside(one.account()),
                            one.amount());
            if (write(List.of(resolution))) {
                resolved.computeIfAbsent(one.transaction(), first -> new AtomicInteger())
                        .incrementAndGet();
            }
        }

        /** Two steps of one database transaction on two accounts in any order, which may wait for each other. */
        private List<Transaction> inAnyOrder(String reference) {
            return List.of(single(reference + "-a"), single(reference + "-b"));
        }

        private Transaction single(String reference) {
            return Transaction.single(
                    reference,
                    Transaction.move(
                            new Account("programme:pool-" + random.nextInt(ACCOUNTS), Asset.USD),
                            payable(random.nextInt(ACCOUNTS)),
                            random.nextLong(1, AMOUNT_MAX)));
        }

        /** Writes one after another in one database transaction, again after a deadlock; false when a rule refuses it. */
        private boolean write(List<Transaction> all) {
            while (true) {
                try {
                    transactions.executeWithoutResult(status -> all.forEach(ledger::write));
                    accepted.addAndGet(all.size());
                    all.forEach(this::count);
                    return true;
                } catch (PessimisticLockingFailureException e) {
                    deadlocks.incrementAndGet();
                } catch (LedgerRefusal e) {
                    assertThat(e.reason()).isIn(Reason.OVERDRAWN, Reason.ALREADY_RESOLVED);
                    (e.reason() == Reason.OVERDRAWN ? overdrawn : late).incrementAndGet();
                    return false;
                }
            }
        }

        private void count(Transaction transaction) {
            transaction
                    .postings()
                    .forEach(posting -> expected.computeIfAbsent(
                                    posting.account().address(), account -> new AtomicLong())
                            .addAndGet(posting.amount()));
        }
    }

    private static Account payable(int account) {
        return Account.payable("i-" + account);
    }

    private static Account aside(int account) {
        return Account.reserved("i-" + account);
    }
}
