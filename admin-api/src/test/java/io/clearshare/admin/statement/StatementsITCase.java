package io.clearshare.admin.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearshare.admin.document.Amounts;
import io.clearshare.admin.ledger.Balance;
import io.clearshare.admin.ledger.StoredBalances;
import io.clearshare.admin.parts.ManualClock;
import io.clearshare.admin.parts.MigratedDatabase;
import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.program.Influencer;
import io.clearshare.admin.program.Influencers;
import io.clearshare.domain.program.InfluencerState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Statements against books whose entries the test writes at any time it likes, with the rights of their owner. */
class StatementsITCase {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final long SECONDS = 90L * 24 * 3600;

    private static final MigratedDatabase DATABASE = MigratedDatabase.create();
    private final ManualClock clock = new ManualClock(Instant.parse("2026-05-01T00:10:00Z"));
    private final Statements statements = new Statements(DATABASE.client(), new NamedByTheirIds(), clock);

    @AfterAll
    static void stop() {
        DATABASE.close();
    }

    @Test
    void everyMonthContinuesTheLastAndEndsWithTheBalanceOfTheBooks() throws IOException {
        long seed = Long.getLong("clearshare.statement.seed", System.nanoTime());
        System.out.println("StatementsITCase -Dclearshare.statement.seed=" + seed);
        Random random = new Random(seed);
        String id = influencer("zoe");
        for (int i = 0; i < 300; i++) {
            book(
                    id,
                    FROM.plusSeconds(random.nextLong(SECONDS)),
                    1_000_000 + random.nextLong(50_000_000),
                    random.nextInt(4));
        }
        List<YearMonth> months = statements.months(id);
        assertThat(months).startsWith(YearMonth.of(2026, 4), YearMonth.of(2026, 3));
        long opening = 0;
        for (int i = months.size() - 1; i >= 0; i--) {
            Statement statement = statements.of(id, months.get(i));
            assertThat(statement.openingMicros()).isEqualTo(opening);
            assertThat(statement.closingMicros())
                    .isEqualTo(balanceAt(id, months.get(i).plusMonths(1)));
            opening = statement.closingMicros();
            filesSayTheSame(statement);
        }
        Balance now = new StoredBalances(DATABASE.client()).of(id);
        assertThat(opening).isEqualTo(now.postedMicros());
    }

    @Test
    void aMonthThatIsNotOverHasNoStatement() {
        String id = influencer("early");
        clock.advance(Duration.ofSeconds(-1));
        assertThatThrownBy(() -> statements.of(id, YearMonth.of(2026, 4))).isInstanceOf(Refused.class);
        clock.advance(Duration.ofSeconds(1));
        assertThat(statements.of(id, YearMonth.of(2026, 4)).lines()).isEmpty();
        assertThatThrownBy(() -> statements.of("nobody", YearMonth.of(2026, 4))).isInstanceOf(Refused.class);
    }

    /** Knows everybody whose id has a dash, by the part before it. */
    private static final class NamedByTheirIds implements Influencers {

        @Override
        public Optional<Influencer> find(String id) {
            return id.contains("-")
                    ? Optional.of(new Influencer(
                            id,
                            id.substring(0, id.indexOf('-')),
                            id + "@example.com",
                            InfluencerState.ACTIVE,
                            List.of(id),
                            null,
                            null,
                            Instant.EPOCH,
                            Instant.EPOCH))
                    : Optional.empty();
        }

        @Override
        public Optional<Influencer> ofCode(String code) {
            return Optional.empty();
        }

        @Override
        public Optional<Influencer> ofEmail(String email) {
            return Optional.empty();
        }

        @Override
        public Map<String, Influencer> findAll(Collection<String> ids) {
            return ids.stream().collect(Collectors.toMap(id -> id, id -> find(id).orElseThrow()));
        }

        @Override
        public List<String> walletsOf(String influencerId) {
            return List.of();
        }

        @Override
        public List<Influencer> page(String after, int limit) {
            return List.of();
        }
    }

    private static void filesSayTheSame(Statement statement) throws IOException {
        List<String> rows = new String(StatementCsv.of(statement), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(rows).hasSize(statement.lines().size() + 3);
        long sum = 0;
        for (String row : rows.subList(1, rows.size() - 1)) {
            sum += Long.parseLong(row.split(",", -1)[5]);
        }
        assertThat(Long.parseLong(rows.get(rows.size() - 1).split(",", -1)[5])).isEqualTo(sum);
        try (PDDocument document = Loader.loadPDF(StatementPdf.of(statement))) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Statement " + statement.month(), "zoe", "Balance at the end of the month")
                    .contains(Amounts.exact(statement.closingMicros()));
        }
    }

    private static String influencer(String handle) {
        return handle + "-" + UUID.randomUUID();
    }

    /** Credits an amount; one in four is set aside a moment later, and of those each second one is given back. */
    private static void book(String id, Instant at, long micros, int fate) {
        String payable = "influencer:" + id + ":payable";
        String reserved = "influencer:" + id + ":reserved";
        transaction("single", null, at, "programme:commission", payable, micros);
        if (fate == 0) {
            UUID reserve = transaction("reserve", null, at.plusSeconds(1), payable, reserved, micros);
            if (micros % 2 == 0) {
                transaction("void", reserve, at.plusSeconds(9), reserved, payable, micros);
            } else {
                transaction("post", reserve, at.plusSeconds(9), reserved, "treasury:usdc", micros);
            }
        }
    }

    private static UUID transaction(
            String kind, @Nullable UUID concerns, Instant at, String from, String to, long micros) {
        UUID id = UUID.randomUUID();
        JdbcTemplate owner = DATABASE.ownerJdbc();
        var manager = new JdbcTransactionManager(Objects.requireNonNull(owner.getDataSource()));
        new TransactionTemplate(manager).executeWithoutResult(status -> {
            for (String account : List.of(from, to)) {
                owner.update("INSERT INTO ledger_account VALUES (?, 'USD') ON CONFLICT DO NOTHING", account);
            }
            owner.update(
                    "WITH made AS (INSERT INTO ledger_transaction (transaction_id, reference, kind, asset, concerns, at)"
                            + " VALUES (?, ?, ?, 'USD', ?, ?))"
                            + " INSERT INTO ledger_posting VALUES (?, 0, ?, 'USD', ?), (?, 1, ?, 'USD', ?)",
                    id,
                    "test:" + id,
                    kind,
                    concerns,
                    at.atOffset(ZoneOffset.UTC),
                    id,
                    from,
                    -micros,
                    id,
                    to,
                    micros);
        });
        return id;
    }

    private static long balanceAt(String id, YearMonth month) {
        return DATABASE.client()
                .sql("SELECT coalesce(sum(amount), 0)::bigint FROM ledger_posting JOIN ledger_transaction"
                        + " USING (transaction_id) WHERE account LIKE ? AND at < ?")
                .params("influencer:" + id + ":%", month.atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }
}
