package io.clearshare.benchmark.plain;

import io.clearshare.benchmark.contest.ClickHouse;
import io.clearshare.benchmark.contest.Contest;
import io.clearshare.benchmark.contest.CreditFile;
import io.clearshare.benchmark.contest.Marks;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The common subset by ClickHouse alone: raw rows in, and every ten seconds the credits of whoever has new ones. */
public final class ClickHouseOnly {

    private static final long FRESHNESS_SECONDS = 10;
    private static final int SLICES = 32;

    private ClickHouseOnly() {}

    public static void main(String[] args) throws Exception {
        Contest contest = Contest.ofEnvironment();
        ClickHouse clickHouse = new ClickHouse(contest.clickHouse(), contest.password(), Contest.DATABASE);
        for (String statement : EventTables.SCHEMA) {
            clickHouse.query(statement);
        }
        ReadWriteLock inserts = new ReentrantReadWriteLock();
        CreditBatches batches = new CreditBatches(clickHouse, inserts.writeLock());
        batches.createTables();
        Marks.watchFirstPoll();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try {
            ScheduledFuture<?> regular = clock.scheduleWithFixedDelay(
                    batches::runOrThrow, FRESHNESS_SECONDS, FRESHNESS_SECONDS, TimeUnit.SECONDS);
            new DrainTopics(contest, () -> new InsertEvents(new EventTables(clickHouse, inserts.readLock()))).run();
            if (regular.isDone()) {
                regular.get();
            }
        } finally {
            clock.shutdown();
        }
        clock.awaitTermination(5, TimeUnit.MINUTES);
        batches.run();
        long done = System.currentTimeMillis();
        writeCredits(clickHouse, contest);
        Marks.doneAt(done);
    }

    private static void writeCredits(ClickHouse clickHouse, Contest contest) throws Exception {
        try (CreditFile file = new CreditFile(contest.directory(), "clickhouse")) {
            for (int slice = 0; slice < SLICES; slice++) {
                String rows = clickHouse.query("SELECT conversion_id, click_id, code, credit_micros FROM credits_last"
                        + " FINAL WHERE cityHash64(conversion_id) % " + SLICES + " = " + slice);
                for (String line : rows.lines().toList()) {
                    String[] row = line.split("\t", -1);
                    file.write(row[0], row[1], row[2], Long.parseLong(row[3]));
                }
            }
        }
    }
}
