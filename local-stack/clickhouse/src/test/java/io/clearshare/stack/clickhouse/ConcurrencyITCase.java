package io.clearshare.stack.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clickhouse.client.api.Client;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrencyITCase {

    private static final int THREADS = 8;
    private static final int ROUNDS = 60;
    private static final int ROWS = 500;

    private static ClickHouseProcess process;
    private static Client client;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        process = ClickHouseProcess.start(data, Clients.USERS);
        client = Clients.writer(process).setMaxConnections(THREADS).build();
        Clients.execute(client, "CREATE DATABASE load");
        Clients.execute(client, "CREATE TABLE load.rows (id UInt64, text String) ENGINE = MergeTree ORDER BY id");
    }

    @AfterAll
    static void stop() {
        client.close();
        assertThat(process.stop()).isZero();
    }

    @Test
    void mixedStatementsOfManyThreadsDoNotDisturbEachOther() throws Exception {
        inParallel(thread -> {
            for (int round = 0; round < ROUNDS; round++) {
                long firstId = ((long) thread * ROUNDS + round) * ROWS;
                client.insert(
                                "load.rows",
                                new ByteArrayInputStream(InsertsITCase.rowBinary(firstId, ROWS)),
                                com.clickhouse.data.ClickHouseFormat.RowBinary)
                        .get(60, TimeUnit.SECONDS)
                        .close();
                long own = Clients.number(
                        client,
                        "SELECT count() FROM load.rows WHERE id >= " + firstId + " AND id < " + (firstId + ROWS));
                assertThat(own).isEqualTo(ROWS);
                assertThatThrownBy(() -> client.queryAll("SELECT nope_" + thread))
                        .hasStackTraceContaining("nope_" + thread);
            }
        });
        assertThat(Clients.number(client, "SELECT uniqExact(id) FROM load.rows"))
                .isEqualTo(THREADS * ROUNDS * ROWS);
    }

    @Test
    void statementsRunAtTheSameTime() throws Exception {
        long started = System.nanoTime();
        inParallel(thread -> client.queryAll("SELECT sleep(1)"));
        long elapsedMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        assertThat(elapsedMillis).isLessThan(THREADS * 1000L / 2);
    }

    @Test
    void moreStatementsThanTurnsAllGetOne() throws Exception {
        try (Client many = Clients.writer(process).setMaxConnections(40).build()) {
            ExecutorService threads = Executors.newFixedThreadPool(40);
            try {
                Callable<Long> sleepy = () -> Clients.number(many, "SELECT toInt64(sleep(0.1)) + 1");
                for (Future<Long> one :
                        threads.invokeAll(java.util.Collections.nCopies(80, sleepy), 60, TimeUnit.SECONDS)) {
                    assertThat(one.get()).isEqualTo(1);
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void deeplyNestedStatementsDoNotOverflow() {
        String nested = "plus(1, ".repeat(300) + "1" + ")".repeat(300);
        assertThat(Clients.number(client, "SELECT " + nested)).isEqualTo(301);
    }

    private interface Work {
        void run(int thread) throws Exception;
    }

    private static void inParallel(Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                all.add(threads.submit(() -> {
                    work.run(number);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get(120, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
