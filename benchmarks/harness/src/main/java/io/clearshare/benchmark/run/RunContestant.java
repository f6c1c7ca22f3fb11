package io.clearshare.benchmark.run;

import io.clearshare.benchmark.contest.ClickHouse;
import io.clearshare.benchmark.contest.Contest;
import io.clearshare.benchmark.contest.Marks;
import io.clearshare.benchmark.expect.Cells;
import io.clearshare.benchmark.expect.Expectation;
import io.clearshare.benchmark.expect.Results;
import io.clearshare.benchmark.meter.MachineUse;
import io.clearshare.benchmark.meter.Meter;
import io.clearshare.benchmark.meter.ProcessUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One run of one contestant: a fresh JVM, a fresh ClickHouse, the workload drained once, the result checked. */
final class RunContestant {

    private static final int CONTESTANT = 0;
    private static final int BROKER = 1;
    private static final int CLICKHOUSE = 2;

    /** A process that uses less than this in {@link #IDLE_MILLIS} is idle. */
    private static final long IDLE_CPU_MILLIS = 50;

    private static final long IDLE_MILLIS = 1_000;
    private static final int IDLE_LOOKS_MAX = 60;

    private final Options options;
    private final LoadedBroker broker;

    RunContestant(Options options, LoadedBroker broker) {
        this.options = options;
        this.broker = broker;
    }

    /** How many records a contestant has to drain. */
    long records() {
        return broker.records();
    }

    /** Runs it in an empty directory. */
    Measurement run(Contestant contestant, Path directory) throws Exception {
        Files.createDirectories(directory);
        if (!contestant.usesClickHouse()) {
            return run(contestant, directory, null);
        }
        try (ScratchClickHouse clickHouse = ScratchClickHouse.start(directory.resolve("clickhouse"))) {
            if (contestant.wantsSchema()) {
                clickHouse.applySchema(options.folder().resolveSibling("sql/clickhouse"));
            }
            return run(contestant, directory, clickHouse);
        }
    }

    private Measurement run(Contestant contestant, Path directory, @Nullable ScratchClickHouse clickHouse)
            throws Exception {
        Contest contest = new Contest(
                broker.bootstrapServers(),
                clickHouse == null ? "" : clickHouse.url(),
                clickHouse == null ? "" : clickHouse.password(),
                directory,
                options.checkpoint(),
                2,
                contestant.backend());
        long clickHousePid = clickHouse == null ? -1 : clickHouse.pid();
        awaitIdle(broker.pid());
        awaitIdle(clickHousePid);
        MachineUse before = MachineUse.now();
        long startedAt = System.currentTimeMillis();
        Measurement measured;
        long[] counted = {0, 0};
        try (ContestantProcess process = ContestantProcess.start(contestant.program(), contest, options.folder());
                Meter meter = new Meter(process.pid(), broker.pid(), clickHousePid)) {
            StateSize state = new StateSize(directory.resolve("checkpoints"));
            process.awaitDone(options.patience(), state::look);
            long stateBytes = process.mark(Marks.STATE_BYTES).orElseGet(state::bytes);
            awaitIdle(broker.pid());
            awaitIdle(clickHousePid);
            long idleAt = System.currentTimeMillis();
            MachineUse machine = MachineUse.now().since(before);
            measured = measure(process, meter, machine, startedAt, idleAt, stateBytes);
            counted[0] = process.mark(Marks.ACCEPTED).orElse(0L);
            counted[1] = process.mark(Marks.REFUSED).orElse(0L);
        }
        return measured.checked(difference(contestant, directory, clickHouse, counted));
    }

    private Measurement measure(
            ContestantProcess process, Meter meter, MachineUse machine, long startedAt, long idleAt, long stateBytes) {
        long firstPoll = process.require(Marks.FIRST_POLL);
        long done = process.require(Marks.DONE);
        double start = meter.cpuMillisAt(CONTESTANT, firstPoll) / 1e3;
        double own = (meter.cpuMillisAt(CONTESTANT, done) - meter.cpuMillisAt(CONTESTANT, firstPoll)) / 1e3;
        double ofBroker = (meter.cpuMillisAt(BROKER, idleAt) - meter.cpuMillisAt(BROKER, firstPoll)) / 1e3;
        double ofClickHouse = (meter.cpuMillisAt(CLICKHOUSE, idleAt) - meter.cpuMillisAt(CLICKHOUSE, firstPoll)) / 1e3;
        double all = meter.cpuMillisAt(CONTESTANT, idleAt) / 1e3
                + (meter.cpuMillisAt(BROKER, idleAt) - meter.cpuMillisAt(BROKER, startedAt)) / 1e3
                + (meter.cpuMillisAt(CLICKHOUSE, idleAt) - meter.cpuMillisAt(CLICKHOUSE, startedAt)) / 1e3;
        double available = (idleAt - startedAt) * (double) Runtime.getRuntime().availableProcessors();
        return new Measurement(
                "",
                broker.records(),
                (done - firstPoll) / 1e3,
                start,
                own,
                ofClickHouse,
                ofBroker,
                Math.max(0, machine.busyMillis() / 1e3 - all),
                100 * machine.stolenMillis() / available,
                meter.peakBytesUntil(CONTESTANT, done),
                meter.peakBytesUntil(CLICKHOUSE, idleAt),
                stateBytes);
    }

    /** Waits until a process has nothing more to do, so that what it does later is not counted as somebody else's. */
    private static void awaitIdle(long pid) throws InterruptedException {
        if (pid < 0) {
            return;
        }
        long before = ProcessUse.of(pid).cpuMillis();
        for (int look = 0; look < IDLE_LOOKS_MAX; look++) {
            Thread.sleep(IDLE_MILLIS);
            long now = ProcessUse.of(pid).cpuMillis();
            if (now - before < IDLE_CPU_MILLIS) {
                return;
            }
            before = now;
        }
    }

    private String difference(
            Contestant contestant, Path directory, @Nullable ScratchClickHouse clickHouse, long[] counted)
            throws IOException, InterruptedException {
        Expectation expected = broker.expectation();
        return switch (contestant.result()) {
            case COUNT -> difference(counted, expected);
            case CLICKHOUSE_COUNT -> {
                long rows = Long.parseLong(required(clickHouse)
                        .query("SELECT (SELECT count() FROM raw_clicks) + (SELECT count() FROM raw_signups)"
                                + " + (SELECT count() FROM raw_trades)")
                        .strip());
                yield rows == expected.accepted() ? difference(counted, expected) : rows + " rows in ClickHouse";
            }
            case CONVERSION_FILES -> difference(Results.conversionFiles(directory), expected.all());
            case CLICKHOUSE_CREDITS -> difference(Results.creditsTable(required(clickHouse)), expected.all());
            case CREDIT_FILES -> difference(Results.creditFiles(directory), expected.last());
        };
    }

    private static ClickHouse required(@Nullable ScratchClickHouse clickHouse) {
        if (clickHouse == null) {
            throw new IllegalStateException("the contestant has no ClickHouse");
        }
        return clickHouse.client(Contest.DATABASE);
    }

    private static String difference(Cells actual, Cells expected) {
        return actual.differenceFrom(expected).orElse("");
    }

    private static String difference(long[] counted, Expectation expected) {
        boolean right = counted[0] == expected.accepted() && counted[1] == expected.refused();
        return right
                ? ""
                : "counted " + counted[0] + " and " + counted[1] + " instead of " + expected.accepted() + " and "
                        + expected.refused();
    }
}
