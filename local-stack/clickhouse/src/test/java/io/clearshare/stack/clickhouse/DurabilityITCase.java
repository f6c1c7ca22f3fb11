package io.clearshare.stack.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.clickhouse.client.api.ClickHouseException;
import com.clickhouse.client.api.Client;
import com.clickhouse.data.ClickHouseFormat;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityITCase {

    private static final int WRITERS = 4;
    private static final int ROWS = 5000;
    private static final int BATCHES_BEFORE_THE_END = 40;

    @TempDir
    Path data;

    @Test
    void everyAcknowledgedBatchSurvivesAKillAndNoBatchIsPartial() throws Exception {
        endUnderLoad(ClickHouseProcess::kill);
    }

    @Test
    void everyAcknowledgedBatchSurvivesACleanStopUnderLoad() throws Exception {
        endUnderLoad(process -> assertThat(process.stop()).isZero());
    }

    private interface End {
        void of(ClickHouseProcess process);
    }

    private void endUnderLoad(End end) throws Exception {
        Set<Long> acknowledged;
        try (ClickHouseProcess process = ClickHouseProcess.start(data, Clients.USERS);
                Client client = Clients.writer(process).setMaxRetries(0).build()) {
            Clients.execute(client, "CREATE DATABASE kept");
            Clients.execute(client, "CREATE TABLE kept.rows (id UInt64, text String) ENGINE = MergeTree ORDER BY id");
            acknowledged = writeUntil(client, () -> end.of(process));
        }
        try (ClickHouseProcess process = ClickHouseProcess.start(data, Clients.USERS);
                Client client = Clients.writer(process).build()) {
            Set<Long> present = client
                    .queryAll("SELECT intDiv(id, " + ROWS + ") AS batch FROM kept.rows GROUP BY batch"
                            + " HAVING count() = " + ROWS + " AND uniqExact(id) = " + ROWS)
                    .stream()
                    .map(row -> row.getLong("batch"))
                    .collect(Collectors.toSet());
            assertThat(present).containsAll(acknowledged);
            assertThat(Clients.number(client, "SELECT count() FROM kept.rows")).isEqualTo((long) present.size() * ROWS);
            assertThat(process.stop()).isZero();
        }
    }

    /** Inserts numbered batches from several threads, ends the process among them, and returns what was acknowledged. */
    private static Set<Long> writeUntil(Client client, Runnable end) throws Exception {
        Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
        AtomicLong nextBatch = new AtomicLong();
        CountDownLatch enough = new CountDownLatch(BATCHES_BEFORE_THE_END);
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        for (int writer = 0; writer < WRITERS; writer++) {
            writers.execute(() -> {
                long batch = nextBatch.getAndIncrement();
                while (insert(client, batch)) {
                    acknowledged.add(batch);
                    enough.countDown();
                    batch = nextBatch.getAndIncrement();
                }
            });
        }
        try {
            assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
            end.run();
        } finally {
            writers.shutdown();
            assertThat(writers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        return acknowledged;
    }

    /** Whether the batch was acknowledged. */
    private static boolean insert(Client client, long batch) {
        try {
            byte[] rows = InsertsITCase.rowBinary(batch * ROWS, ROWS);
            client.insert("kept.rows", new ByteArrayInputStream(rows), ClickHouseFormat.RowBinary)
                    .get(30, TimeUnit.SECONDS)
                    .close();
            return true;
        } catch (ClickHouseException | ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void aCleanStopInterruptsLongStatementsAndOpenSessions() throws Exception {
        try (ClickHouseProcess process = ClickHouseProcess.start(data, Clients.USERS);
                Client client = Clients.writer(process)
                        .setSessionId("open")
                        .setMaxRetries(0)
                        .build();
                Client other = Clients.writer(process).setMaxRetries(0).build()) {
            Clients.execute(client, "SELECT 1");
            Thread endless = new Thread(() -> {
                try {
                    other.queryAll("SELECT count() FROM numbers(1000000000000) WHERE sipHash64(number) % 7 = 1");
                } catch (RuntimeException e) {
                    // The stop below is what ends it.
                }
            });
            endless.start();
            try (Client observer = Clients.writer(process).build()) {
                // The observing statement names the other one and so counts itself.
                long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
                while (Clients.number(
                                        observer,
                                        "SELECT count() FROM system.processes WHERE query LIKE '%sipHash64(number)%'")
                                < 2
                        && System.nanoTime() < deadline) {
                    Thread.onSpinWait();
                }
            }
            long started = System.nanoTime();
            assertThat(process.stop()).isZero();
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started))
                    .isLessThan(9);
            endless.join(10_000);
            assertThat(endless.isAlive()).isFalse();
        }
    }

    @Test
    void aSecondProcessOnTheSameDataIsRefused() throws Exception {
        try (ClickHouseProcess process = ClickHouseProcess.start(data, Clients.USERS)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> ClickHouseProcess.start(data, Clients.USERS))
                    .withMessageContaining("did not start");
            assertThat(process.isAlive()).isTrue();
        }
    }
}
