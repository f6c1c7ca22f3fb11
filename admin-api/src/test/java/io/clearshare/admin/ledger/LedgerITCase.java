package io.clearshare.admin.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearshare.admin.ledger.LedgerRefusal.Reason;
import io.clearshare.admin.parts.MigratedDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;

class LedgerITCase {

    private static final Account SPLITS = new Account("programme:splits", Asset.USD);

    private static MigratedDatabase database;
    private static Ledger ledger;
    private static Balances balances;

    @BeforeAll
    static void migrate() {
        database = MigratedDatabase.create();
        ledger = new Ledger(database.jdbc());
        balances = new StoredBalances(database.client());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void tenThousandRandomSplitsConserveEveryUnit() {
        long seed = System.nanoTime();
        System.out.println("random splits, seed " + seed);
        Random random = new Random(seed);
        Map<String, Long> expected = new HashMap<>();
        for (int batch = 0; batch < 20; batch++) {
            List<Transaction> transactions = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                transactions.add(randomSplit("split-" + batch + "-" + i, random));
            }
            write(transactions);
            transactions.forEach(
                    t -> t.postings().forEach(p -> expected.merge(p.account().address(), p.amount(), Long::sum)));
        }
        expected.forEach((account, sum) ->
                assertThat(balances.ofAccount(account)).as(account).isEqualTo(sum));
        assertThat(number("SELECT sum(balance) FROM ledger_balance")).isZero();
        assertThat(number("SELECT sum(amount) FROM ledger_posting")).isZero();
        assertThat(number("SELECT count(*) FROM ledger_balance b WHERE balance IS DISTINCT FROM "
                        + "(SELECT sum(amount) FROM ledger_posting p WHERE p.account = b.account)"))
                .isZero();
    }

    @Test
    void theDatabaseItselfRefusesAnUnbalancedTransaction() {
        assertThatThrownBy(() -> database.transactions().executeWithoutResult(t -> {
                    insertTransaction("lopsided", UUID.randomUUID(), 5, -4);
                }))
                .hasStackTraceContaining("postings of lopsided sum to 1");
        assertThat(number("SELECT count(*) FROM ledger_transaction WHERE reference = 'lopsided'"))
                .isZero();
    }

    @Test
    void nothingIsAddedToAWrittenTransaction() {
        UUID id = UUID.randomUUID();
        database.transactions().executeWithoutResult(t -> insertTransaction("closed", id, 5, -5));
        assertThatThrownBy(() -> insertPostings(id, 2, 3, -3)).hasStackTraceContaining("takes no further postings");
        assertThatThrownBy(() -> database.jdbc()
                        .update(
                                "INSERT INTO ledger_transaction (transaction_id, reference, kind, asset)"
                                        + " VALUES (?, 'bare', 'single', 'USD')",
                                UUID.randomUUID()))
                .hasStackTraceContaining("bare has no postings");
    }

    /** Which names were accepted before the rule became cheaper. */
    @Test
    void accountsAreNamedByTheSameRuleAsEver() {
        long seed = System.nanoTime();
        System.out.println("names of accounts, seed " + seed);
        Random random = new Random(seed);
        List<String> parts =
                List.of("a", "influencer", ":", ":", "x".repeat(64), "x".repeat(65), " ", "\n", "A", "1", "é", "");
        int accepted = 0;
        for (int i = 0; i < 2_000; i++) {
            StringBuilder name = new StringBuilder(random.nextBoolean() ? "a:" : "");
            for (int n = random.nextInt(6); n >= 0; n--) {
                name.append(parts.get(random.nextInt(parts.size())));
            }
            boolean expected = number("SELECT (? ~ '^[a-z]+(:[^:[:space:]]{1,64}){1,2}$')::int", name.toString()) == 1;
            accepted += expected ? 1 : 0;
            boolean taken = true;
            try {
                database.jdbc()
                        .update("INSERT INTO ledger_account VALUES (?, 'USD') ON CONFLICT DO NOTHING", name.toString());
            } catch (DataIntegrityViolationException e) {
                taken = false;
            }
            assertThat(taken).as(name.toString()).isEqualTo(expected);
        }
        assertThat(accepted).isBetween(100, 1_900);
    }

    @ParameterizedTest
    @CsvSource({
        "programme:a, USD, programme:nobody, USD, account programme:nobody",
        "programme:a, USD, treasury:lamports, USD, account treasury:lamports",
        "programme:a, SOL, programme:b, SOL, transaction",
        "programme:a, USD, treasury:lamports, SOL, transaction"
    })
    void postingsAreOfAccountsThatAreThereInTheAssetOfTheirTransaction(
            String first, String firstAsset, String second, String secondAsset, String refused) {
        database.transactions()
                .executeWithoutResult(t ->
                        insertTransaction("known " + refused + secondAsset + firstAsset, UUID.randomUUID(), 5, -5));
        database.jdbc().update("INSERT INTO ledger_account VALUES ('treasury:lamports', 'SOL') ON CONFLICT DO NOTHING");
        UUID id = UUID.randomUUID();
        assertThatThrownBy(() -> database.jdbc().update("""
                        WITH made AS (
                            INSERT INTO ledger_transaction (transaction_id, reference, kind, asset) VALUES (?, 'r', 'single', 'USD'))
                        INSERT INTO ledger_posting VALUES (?, 0, ?, ?, 7), (?, 1, ?, ?, -7)
                        """, id, id, first, firstAsset, id, second, secondAsset))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasStackTraceContaining("postings of a")
                .hasStackTraceContaining(refused);
        assertThatThrownBy(() -> insertPostings(UUID.randomUUID(), 0, 3, -3))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasStackTraceContaining("that is not there");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ledger_posting SET amount = 1",
                "DELETE FROM ledger_posting",
                "TRUNCATE ledger_posting",
                "UPDATE ledger_transaction SET reference = 'x'",
                "DELETE FROM ledger_transaction",
                "UPDATE ledger_account SET asset = 'SOL'",
                "DELETE FROM ledger_account",
                "UPDATE ledger_influencer_balance SET balance = 0",
                "INSERT INTO ledger_influencer_balance VALUES ('influencer:x:payable', 5)",
                "DELETE FROM ledger_influencer_balance",
                "UPDATE ledger_shared_balance SET balance = 0",
                "INSERT INTO ledger_shared_balance VALUES ('programme:x', 1, 5)",
                "DELETE FROM ledger_shared_balance",
                "UPDATE earning SET amount_micros = 1",
                "DELETE FROM earning",
                "UPDATE payout SET amount_micros = 1",
                "UPDATE payout SET wallet = 'x'",
                "DELETE FROM payout",
                "UPDATE payout_attempt SET signature = 'x'",
                "DELETE FROM payout_attempt",
                "DELETE FROM payout_line",
                "UPDATE payout_event SET actor = 'x'",
                "DELETE FROM payout_event"
            })
    void theApplicationMayNotRewriteMoney(String sql) {
        assertThatThrownBy(() -> database.jdbc().execute(sql))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void evenTheOwnerMayNotRewriteTheBooks() {
        assertThatThrownBy(() -> database.ownerJdbc().execute("DELETE FROM ledger_posting"))
                .hasStackTraceContaining("append-only");
        assertThatThrownBy(() -> database.ownerJdbc().execute("UPDATE ledger_transaction SET kind = 'single'"))
                .hasStackTraceContaining("append-only");
    }

    @Test
    void aReferenceIsWrittenOnce() {
        write(List.of(earning("twice", "i-twice", 5)));
        assertRefused(Reason.REFERENCE_USED, earning("twice", "i-twice", 5));
        assertThat(balances.of("i-twice").availableMicros()).isEqualTo(5);
    }

    @Test
    void aReservationIsResolvedOnce() {
        write(List.of(earning("e-r", "i-r", 10)));
        Transaction reserve = reserve("r-r", "i-r", 10);
        write(List.of(reserve));
        assertThat(balances.of("i-r")).isEqualTo(new Balance(0, 10));
        write(List.of(Transaction.post("p-r", reserve.id(), Account.reserved("i-r"), Account.TREASURY_USDC, 10)));
        assertThat(balances.of("i-r")).isEqualTo(Balance.NONE);
        assertRefused(
                Reason.ALREADY_RESOLVED,
                Transaction.voided("v-r", reserve.id(), Account.payable("i-r"), Account.reserved("i-r"), 10));
    }

    @Test
    void aVoidGivesBackExactlyWhatWasReserved() {
        write(List.of(earning("e-v", "i-v", 10)));
        Transaction reserve = reserve("r-v", "i-v", 10);
        write(List.of(reserve));
        assertRefused(
                Reason.DOES_NOT_MATCH,
                Transaction.voided("v-part", reserve.id(), Account.payable("i-v"), Account.reserved("i-v"), 9));
        write(List.of(Transaction.voided("v-v", reserve.id(), Account.payable("i-v"), Account.reserved("i-v"), 10)));
        assertThat(balances.of("i-v")).isEqualTo(new Balance(10, 0));
    }

    @Test
    void aReversalIsWrittenOnceAndTakesEverythingBack() {
        Transaction original = earning("e-x", "i-x", 10);
        write(List.of(original));
        write(List.of(Transaction.reversal("x-x", original)));
        assertThat(balances.of("i-x")).isEqualTo(Balance.NONE);
        assertRefused(Reason.ALREADY_RESOLVED, Transaction.reversal("x-again", original));
    }

    @Test
    void negativeBalancesAreCarriedButNotReserved() {
        write(List.of(earning("e-n1", "i-n", 10), earning("e-n2", "i-n", -15)));
        assertThat(balances.of("i-n").availableMicros()).isEqualTo(-5);
        assertRefused(Reason.OVERDRAWN, reserve("r-n", "i-n", 1));
    }

    @Test
    void concurrentReservationsNeverOverdraw() throws Exception {
        write(List.of(earning("e-c", "i-c", 100)));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> tries = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                String reference = "r-c-" + i;
                tries.add(() -> reserved(reserve(reference, "i-c", 7)));
            }
            int granted = 0;
            for (Future<Boolean> answer : threads.invokeAll(tries)) {
                granted += answer.get() ? 1 : 0;
            }
            assertThat(granted).isEqualTo(14);
            assertThat(balances.of("i-c")).isEqualTo(new Balance(2, 98));
        } finally {
            threads.shutdownNow();
        }
    }

    private static Transaction randomSplit(String reference, Random random) {
        int parts = 2 + random.nextInt(5);
        List<Posting> postings = new ArrayList<>();
        long rest = 0;
        for (int i = 1; i < parts; i++) {
            long amount = random.nextLong(1, 1_000_000_000_000L) * (random.nextBoolean() ? 1 : -1);
            rest -= amount;
            postings.add(new Posting(Account.payable("split-" + random.nextInt(20)), amount));
        }
        postings.add(new Posting(SPLITS, rest == 0 ? 1 : rest));
        if (rest == 0) {
            postings.add(new Posting(Account.payable("split-0"), -1));
        }
        return Transaction.single(reference, postings);
    }

    private static Transaction earning(String reference, String influencerId, long amount) {
        return Transaction.single(
                reference,
                List.of(new Posting(Account.COMMISSION, -amount), new Posting(Account.payable(influencerId), amount)));
    }

    private static Transaction reserve(String reference, String influencerId, long amount) {
        return Transaction.reserve(reference, Account.payable(influencerId), Account.reserved(influencerId), amount);
    }

    private static void write(List<Transaction> transactions) {
        database.transactions().executeWithoutResult(t -> ledger.write(transactions));
    }

    private static boolean reserved(Transaction reserve) {
        try {
            write(List.of(reserve));
            return true;
        } catch (LedgerRefusal e) {
            assertThat(e.reason()).isEqualTo(Reason.OVERDRAWN);
            return false;
        }
    }

    private static void assertRefused(Reason reason, Transaction transaction) {
        assertThatThrownBy(() -> write(List.of(transaction)))
                .isInstanceOfSatisfying(
                        LedgerRefusal.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static void insertTransaction(String reference, UUID id, long first, long second) {
        database.jdbc()
                .update(
                        "INSERT INTO ledger_account VALUES ('programme:a', 'USD'), ('programme:b', 'USD') ON CONFLICT DO NOTHING");
        database.jdbc().update("""
                WITH made AS (
                    INSERT INTO ledger_transaction (transaction_id, reference, kind, asset) VALUES (?, ?, 'single', 'USD'))
                INSERT INTO ledger_posting
                    VALUES (?, 0, 'programme:a', 'USD', ?), (?, 1, 'programme:b', 'USD', ?)
                """, id, reference, id, first, id, second);
    }

    private static void insertPostings(UUID id, int no, long first, long second) {
        database.jdbc()
                .update(
                        "INSERT INTO ledger_posting VALUES (?, ?, 'programme:a', 'USD', ?), (?, ?, 'programme:b', 'USD', ?)",
                        id,
                        no,
                        first,
                        id,
                        no + 1,
                        second);
    }

    private static long number(String sql, Object... parameters) {
        Long value = database.jdbc().queryForObject(sql, Long.class, parameters);
        return value == null ? -1 : value;
    }
}
