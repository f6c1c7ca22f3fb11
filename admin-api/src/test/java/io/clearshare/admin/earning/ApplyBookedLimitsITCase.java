package io.clearshare.admin.earning;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.audit.AuditLog;
import io.clearshare.admin.ledger.Ledger;
import io.clearshare.admin.parts.MigratedDatabase;
import io.clearshare.admin.program.ProgrammeLog;
import io.clearshare.domain.commission.ApplyLimits;
import io.clearshare.domain.commission.ApplyLimits.Line;
import io.clearshare.domain.program.LimitEntry;
import io.clearshare.domain.program.LimitEntry.Period;
import io.clearshare.domain.program.Programme;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit calls the method below before each test of this instance
class ApplyBookedLimitsITCase {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private MigratedDatabase database;
    private Earnings earnings;
    private Caps caps;
    private ProgrammeLog programme;

    @BeforeAll
    void migrate() {
        database = MigratedDatabase.create();
        Ledger ledger = new Ledger(database.jdbc());
        earnings = new Earnings(database.jdbc(), ledger);
        caps = new Caps(database.jdbc(), ledger);
        programme = new ProgrammeLog(database.client(), new AuditLog(database.client()), Clock.systemUTC());
    }

    @AfterAll
    void drop() {
        database.close();
    }

    @Test
    void noPiecesAndNoOrderChangeWhatIsCapped() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        limit(LimitEntry.PROGRAMME, Period.MONTH, 900);
        limit("ann", Period.DAY, 60);
        limit("ann", Period.ALL, 700);
        List<SettledLine> lines = draw(random);
        Collections.shuffle(lines, random);
        ApplyBookedLimits apply = applying();
        for (int at = 0; at < lines.size(); ) {
            int until = Math.min(lines.size(), at + 1 + random.nextInt(40));
            List<SettledLine> piece = lines.subList(at, until);
            database.transactions().executeWithoutResult(status -> earnings.book(piece));
            // As after a crash now and then: a new one knows nothing of what was applied.
            apply = random.nextInt(4) == 0 ? applying() : apply;
            apply.run();
            at = until;
        }
        Programme limits = Programme.of(programme.historyOfKind("limit/"));
        Map<String, Long> expected = new HashMap<>();
        ApplyLimits.caps(lines.stream().map(ApplyBookedLimitsITCase::plain).toList(), limits)
                .forEach((id, cap) -> expected.put(id, cap.amountMicros()));
        assertThat(expected).as("seed %d", seed).isNotEmpty();
        assertThat(sums()).as("seed %d", seed).isEqualTo(expected);

        long rows = rows();
        applying().run();
        assertThat(rows()).as("a second pass writes nothing").isEqualTo(rows);
        assertThat(balance("ann")).isEqualTo(paid(lines, expected, "ann"));
        assertThat(balance("ann")).isLessThanOrEqualTo(700);
        // The totals that are compared with the stream know no caps.
        assertThat(earnings.total("ann").amountMicros()).isEqualTo(paid(lines, Map.of(), "ann"));
        assertThat(caps.beside(expected.keySet()))
                .filteredOn(cap -> cap.amountMicros() < 0)
                .anySatisfy(cap -> assertThat(cap.note()).startsWith("CAP limit/"));
    }

    private ApplyBookedLimits applying() {
        return new ApplyBookedLimits(earnings, caps, programme, database.transactions());
    }

    private void limit(String scope, Period period, long micros) {
        database.transactions()
                .executeWithoutResult(status -> programme.append(
                        LimitEntry.entity(scope, period),
                        version -> new LimitEntry(version, 0, scope, period, micros),
                        "test",
                        ""));
    }

    private Map<String, Long> sums() {
        Map<String, Long> sums = new HashMap<>();
        database.client()
                .sql("SELECT concerns, sum(amount_micros)::bigint FROM earning WHERE kind = 'cap' GROUP BY concerns"
                        + " HAVING sum(amount_micros) <> 0")
                .query((row, n) -> sums.put(row.getString(1), row.getLong(2)))
                .list();
        return sums;
    }

    private long rows() {
        return database.client()
                .sql("SELECT count(*) FROM earning WHERE kind = 'cap'")
                .query(Long.class)
                .single();
    }

    private long balance(String influencerId) {
        return database.client()
                .sql("SELECT balance FROM ledger_balance WHERE account = ?")
                .param("influencer:" + influencerId + ":payable")
                .query(Long.class)
                .single();
    }

    private static long paid(List<SettledLine> lines, Map<String, Long> caps, String influencerId) {
        return lines.stream()
                .filter(line -> line.influencerId().equals(influencerId))
                .mapToLong(line -> line.amountMicros() + caps.getOrDefault(line.earningId(), 0L))
                .sum();
    }

    private static List<SettledLine> draw(Random random) {
        List<SettledLine> lines = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            String who = random.nextBoolean() ? "ann" : "bob";
            Instant at = START.plusSeconds(3_600L * random.nextInt(24 * 50));
            long amount = 1L + random.nextInt(40);
            lines.add(line("e" + i, who, "trade:" + i, "", amount, at));
            Instant after = at.plusSeconds(3_600L * random.nextInt(60));
            switch (random.nextInt(6)) {
                case 0 -> lines.add(line("r" + i, who, "trade:r" + i, "e" + i, -amount, after));
                case 1 -> lines.add(line("f" + i, who, "trade:" + i, "", -amount, after));
                default -> {}
            }
        }
        return lines;
    }

    private static SettledLine line(
            String id, String who, String conversionId, String negates, long micros, Instant at) {
        return new SettledLine(
                id, who, "C", conversionId, "revenue_share", micros, "USD", at, at, 0, 1, negates, false);
    }

    private static Line plain(SettledLine line) {
        return new Line(
                line.earningId(),
                line.influencerId(),
                line.conversionId(),
                line.negates(),
                line.amountMicros(),
                line.settlesAt().toEpochMilli());
    }
}
