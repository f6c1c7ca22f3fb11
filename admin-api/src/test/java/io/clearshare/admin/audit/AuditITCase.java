package io.clearshare.admin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.access.Role;
import io.clearshare.admin.parts.MigratedDatabase;
import io.clearshare.domain.audit.AuditRecord;
import io.clearshare.domain.audit.ChainHead;
import io.clearshare.domain.audit.ChainVerdict;
import io.clearshare.domain.audit.ChainVerdict.Broken;
import io.clearshare.domain.audit.ChainVerdict.Fault;
import io.clearshare.domain.audit.ChainVerdict.Intact;
import io.clearshare.domain.audit.VerifyChain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditITCase {

    private static final Caller FINANCE = new Caller(Role.FINANCE, "staff:f", "f@example.com", "F", null);

    private MigratedDatabase database;
    private AuditLog log;
    private AuditRecords records;

    @BeforeEach
    void start() {
        database = MigratedDatabase.create();
        log = new AuditLog(database.client());
        records = new AuditRecords(database.client(), database.jdbc());
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_record SET reason = 'another'",
                "DELETE FROM audit_record",
                "TRUNCATE audit_record",
                "UPDATE audit_head SET no = 0",
                "DELETE FROM audit_head",
                "INSERT INTO audit_record (no, at, actor, role, action, subject, reason, details, previous_hash, hash)"
                        + " VALUES (99, now(), 'a', '', 'a.b', '', '', '{}', '', 'h')",
                "ALTER TABLE audit_record DISABLE TRIGGER ALL"
            })
    void theApplicationCannotChangeWhatIsRecorded(String sql) {
        write("first");
        assertThatThrownBy(() -> database.jdbc().execute(sql)).isInstanceOf(RuntimeException.class);
        assertThat(verify(List.of())).isInstanceOf(Intact.class);
        assertThat(records.head().no()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UPDATE audit_record SET reason = 'another'", "DELETE FROM audit_record", "TRUNCATE audit_record"
            })
    void notEvenTheOwnerDoesSoByMistake(String sql) {
        write("first");
        assertThatThrownBy(() -> database.ownerJdbc().execute(sql)).hasMessageContaining("append-only");
    }

    @Test
    void theDatabaseHashesAsTheDomainDoes() {
        write("plain");
        write("ünï¢ødé 漢字 🙂 \n\t\"quoted\" 5:fields");
        write("");
        List<AuditRecord> all = new ArrayList<>();
        records.each(all::add);
        assertThat(all).hasSize(3).allMatch(record -> record.hash().equals(record.expectedHash()));
        assertThat(all.get(1).previousHash()).isEqualTo(all.get(0).hash());
        assertThat(records.head()).isEqualTo(new ChainHead(3, all.get(2).hash()));
    }

    @Test
    void aRecordIsWrittenWithItsEffectOrNotAtAll() {
        assertThatThrownBy(() -> log.record(FINANCE, "a.b", "x", "", Map.of()))
                .isInstanceOf(IllegalStateException.class);
        database.transactions().executeWithoutResult(status -> {
            log.record(FINANCE, "a.b", "x", "", Map.of());
            status.setRollbackOnly();
        });
        assertThat(records.head()).isEqualTo(ChainHead.EMPTY);
        write("after");
        assertThat(verify(List.of())).isInstanceOf(Intact.class);
    }

    @Test
    void concurrentWritersNeverForkTheChain() throws Exception {
        int writers = 8;
        int each = 60;
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int w = 0; w < writers; w++) {
            int writer = w;
            tasks.add(() -> {
                for (int i = 0; i < each; i++) {
                    boolean undone = i % 7 == 0;
                    database.transactions().executeWithoutResult(status -> {
                        log.record(FINANCE, "test.write", "writer:" + writer, "", Map.of());
                        if (undone) {
                            status.setRollbackOnly();
                        }
                    });
                }
                return true;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            for (Future<Boolean> task : threads.invokeAll(tasks)) {
                assertThat(task.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        int kept = writers * (each - (each + 6) / 7);
        assertThat(verify(List.of()))
                .isInstanceOfSatisfying(
                        Intact.class, intact -> assertThat(intact.head().no()).isEqualTo(kept));
    }

    /** As somebody would who owns the database and has switched its triggers off. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    UPDATE audit_record SET details = '{"a":2}' WHERE no = 7                              | CHANGED | 7
                    UPDATE audit_record SET at = at + interval '1 microsecond' WHERE no = 7               | CHANGED | 7
                    UPDATE audit_record SET hash = translate(hash, '0123456789abcdef', '123456789abcdef0') WHERE no = 7 | CHANGED | 7
                    DELETE FROM audit_record WHERE no = 7                                                 | OUT_OF_SEQUENCE | 7
                    DELETE FROM audit_record WHERE no = 1                                                 | OUT_OF_SEQUENCE | 1
                    UPDATE audit_record SET no = CASE no WHEN 7 THEN -8 WHEN 8 THEN -7 END WHERE no IN (7, 8); UPDATE audit_record SET no = -no WHERE no < 0 | CHANGED | 7
                    DELETE FROM audit_record WHERE no > 15                                                | TRUNCATED | 16
                    DELETE FROM audit_record WHERE no > 15; UPDATE audit_head SET no = 15, hash = (SELECT hash FROM audit_record WHERE no = 15) | TRUNCATED | 16
                    """)
    void whatIsChangedInTheDatabaseIsFoundWhereItIs(String sql, Fault fault, long no, @TempDir Path directory) {
        for (int i = 1; i <= 20; i++) {
            write("reason " + i);
        }
        HeadFile file = new HeadFile(directory.resolve("audit/heads.log"), "a secret of the tests");
        file.append(records.head(), Instant.EPOCH);
        database.ownerJdbc().execute("ALTER TABLE audit_record DISABLE TRIGGER USER");
        database.ownerJdbc().execute(sql);
        List<ChainHead> heads = new ArrayList<>(file.read().heads());
        heads.add(records.head());
        assertThat(verify(heads)).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.no()).isEqualTo(no);
            assertThat(broken.fault()).isEqualTo(fault);
        });
    }

    @Test
    void aForgedHeadIsNoHead(@TempDir Path directory) throws Exception {
        Path path = directory.resolve("audit/heads.log");
        HeadFile file = new HeadFile(path, "a secret of the tests");
        file.append(new ChainHead(1, "a"), Instant.EPOCH);
        file.append(new ChainHead(2, "b"), Instant.EPOCH);
        Files.writeString(path, Files.readString(path).replace("2 b", "2 c"));
        assertThat(file.read().heads()).containsExactly(new ChainHead(1, "a"));
        assertThat(file.read().forged()).containsExactly(2);
        assertThat(new HeadFile(path, "another secret").read().forged()).containsExactly(1, 2);
    }

    @Test
    void aLongChainIsReadAndVerifiedFast() {
        database.ownerJdbc().execute("""
                INSERT INTO audit_record (actor, role, action, subject, reason, details)
                SELECT 'staff:' || n % 7, 'FINANCE', 'payout.approve', 'payout:' || n, '', '{"contentHash":"' || n || '"}'
                FROM generate_series(1, 12000) AS n
                """);
        long begun = System.nanoTime();
        ChainVerdict verdict = verify(List.of());
        double perSecond = 12_000 * 1e9 / (System.nanoTime() - begun);
        System.out.printf("audit verification with reading from Postgres: %,.0f records/s%n", perSecond);
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Intact.class, intact -> assertThat(intact.head().no()).isEqualTo(12_000));
    }

    private void write(String reason) {
        database.transactions()
                .executeWithoutResult(status -> log.record(FINANCE, "test.write", "subject", reason, Map.of("a", 1)));
    }

    private ChainVerdict verify(List<ChainHead> heads) {
        VerifyChain chain = new VerifyChain(heads);
        records.each(chain::accept);
        return chain.finish();
    }
}
