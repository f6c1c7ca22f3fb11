package io.clearshare.admin.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.parts.MigratedDatabase;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The journal against the postings themselves. */
class JournalITCase {

    private static final MigratedDatabase DATABASE = MigratedDatabase.create();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void everyPostingOfTheMonthIsThereOnceAndTheSidesAreEqual() {
        long seed = System.nanoTime();
        System.out.println("journal, seed " + seed);
        Random random = new Random(seed);
        List<Transaction> transactions = new ArrayList<>();
        for (int i = 0; i < 800; i++) {
            transactions.add(Transaction.single(
                    "journal-" + i,
                    Transaction.move(
                            Account.COMMISSION,
                            Account.payable("i-" + random.nextInt(9)),
                            1 + random.nextInt(1 << 30))));
        }
        transactions.add(
                Transaction.single("lamports", Transaction.move(Account.FEES_SOL, Account.TREASURY_SOL, 5_001)));
        DATABASE.transactions().executeWithoutResult(status -> new Ledger(DATABASE.jdbc()).write(transactions));

        YearMonth month = YearMonth.parse(DATABASE.client()
                .sql("SELECT to_char(max(at) AT TIME ZONE 'UTC', 'YYYY-MM') FROM ledger_transaction")
                .query(String.class)
                .single());
        List<String[]> rows = rows(month);

        assertThat(rows).hasSize((int) number("SELECT count(*) FROM ledger_posting"));
        for (Asset asset : Asset.values()) {
            BigDecimal credits = side(rows, asset, 8);
            assertThat(side(rows, asset, 7)).isPositive().isEqualByComparingTo(credits);
            assertThat(credits.movePointRight(asset.decimals()).longValueExact())
                    .isEqualTo(number(
                            "SELECT sum(amount) FROM ledger_posting WHERE amount > 0 AND asset = '" + asset + "'"));
        }
        assertThat(rows)
                .filteredOn(row -> row[2].equals("lamports"))
                .extracting(row -> row[5] + " " + row[7] + "/" + row[8])
                .containsExactlyInAnyOrder("fees:sol 0.000005001/", "treasury:sol /0.000005001");
        assertThat(rows(month.minusMonths(1))).isEmpty();
    }

    @Test
    void balancesAtAnInstantAreTheSumsOfWhatWasBookedBefore() {
        long seed = System.nanoTime();
        System.out.println("balances, seed " + seed);
        Random random = new Random(seed);
        Ledger ledger = new Ledger(DATABASE.jdbc());
        Map<String, Long> expected = new TreeMap<>(balances(Instant.now()));
        for (int round = 0; round < 20; round++) {
            Account payable = Account.payable("at-" + random.nextInt(3));
            long amount = random.nextLong(-1_000_000_000, 1_000_000_000) | 1;
            DATABASE.transactions()
                    .executeWithoutResult(status -> ledger.write(Transaction.single(
                            "at-" + UUID.randomUUID(), Transaction.move(Account.COMMISSION, payable, amount))));
            Instant booked = DATABASE.client()
                    .sql("SELECT max(at) FROM ledger_transaction")
                    .query(OffsetDateTime.class)
                    .single()
                    .toInstant();
            assertThat(balances(booked)).as("just before").isEqualTo(expected);
            add(expected, Account.COMMISSION.address(), -amount);
            add(expected, payable.address(), amount);
            assertThat(balances(booked.plusNanos(1_000))).as("just after").isEqualTo(expected);
        }
        assertThat(expected)
                .containsExactlyInAnyOrderEntriesOf(new TreeMap<>(DATABASE
                        .client()
                        .sql("SELECT account, balance FROM ledger_balance WHERE balance <> 0")
                        .query((row, n) -> Map.entry(row.getString(1), row.getLong(2)))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
        assertThat(balances(Instant.EPOCH)).isEmpty();
    }

    private static void add(Map<String, Long> balances, String account, long amount) {
        if (balances.merge(account, amount, Long::sum) == 0) {
            balances.remove(account);
        }
    }

    private static Map<String, Long> balances(Instant before) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Journal(DATABASE.jdbc(), DATABASE.transactions()).balances(before, out);
        Map<String, Long> balances = new TreeMap<>();
        for (String[] row : lines(out)) {
            BigDecimal exact = row[2].isEmpty() ? new BigDecimal(row[3]) : new BigDecimal(row[2]).negate();
            balances.put(
                    row[0],
                    exact.movePointRight(Asset.valueOf(row[1]).decimals()).longValueExact());
        }
        return balances;
    }

    private static List<String[]> rows(YearMonth month) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Journal(DATABASE.jdbc(), DATABASE.transactions()).write(month, out);
        return lines(out);
    }

    private static List<String[]> lines(ByteArrayOutputStream out) {
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static BigDecimal side(List<String[]> rows, Asset asset, int column) {
        return rows.stream()
                .filter(row -> row[6].equals(asset.name()) && !row[column].isEmpty())
                .map(row -> new BigDecimal(row[column]))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static long number(String sql) {
        return Objects.requireNonNull(DATABASE.jdbc().queryForObject(sql, Long.class));
    }
}
