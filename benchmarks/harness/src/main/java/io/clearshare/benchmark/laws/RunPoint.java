package io.clearshare.benchmark.laws;

import io.clearshare.benchmark.contest.Contest;
import io.clearshare.benchmark.contest.Marks;
import io.clearshare.benchmark.expect.Cells;
import io.clearshare.benchmark.expect.Expectation;
import io.clearshare.benchmark.expect.Results;
import io.clearshare.benchmark.meter.MachineUse;
import io.clearshare.benchmark.meter.Meter;
import io.clearshare.benchmark.run.ContestantProcess;
import io.clearshare.benchmark.run.LoadedBroker;
import io.clearshare.benchmark.run.Say;
import io.clearshare.benchmark.run.Scratch;
import io.clearshare.benchmark.run.StateSize;
import io.clearshare.benchmark.workload.Stories;
import io.clearshare.benchmark.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One process at one point: drains the workload several times; each pass but the first is a reading. */
final class RunPoint {

    private final LawOptions options;
    private final LoadedBroker broker;
    private final Workload workload;
    private final long clicks;

    RunPoint(LawOptions options, LoadedBroker broker, Workload workload) {
        this.options = options;
        this.broker = broker;
        this.workload = workload;
        this.clicks = clicks(workload, broker.arrivals().visitors());
    }

    private static long clicks(Workload workload, int visitors) {
        Stories stories = new Stories(workload);
        long clicks = 0;
        for (int visitor = 0; visitor < visitors; visitor++) {
            clicks += stories.of(visitor).clicks;
        }
        return clicks;
    }

    /** Runs it in a directory that does not exist before nor after. */
    List<Reading> run(Factor factor, Point point, Path directory) throws Exception {
        Files.createDirectories(directory);
        Setting setting = point.setting();
        Contest contest = new Contest(
                broker.bootstrapServers(),
                "",
                "",
                directory,
                setting.checkpoint(),
                setting.processors(),
                setting.backend());
        int warmUp = (int) Math.max(1, (options.warmUp() + broker.records() - 1) / broker.records());
        int passes = warmUp + options.passes();
        MachineUse before = MachineUse.now();
        long startedAt = System.nanoTime();
        try (ContestantProcess process =
                        ContestantProcess.start(setting.program(options.folder(), passes), contest, options.folder());
                Meter meter = new Meter(process.pid())) {
            process.awaitDone(options.patience(), () -> {});
            double available =
                    (System.nanoTime() - startedAt) / 1e6 * Runtime.getRuntime().availableProcessors();
            double stolen = 100 * MachineUse.now().since(before).stolenMillis() / available;
            List<Reading> readings = new ArrayList<>();
            for (int pass = warmUp + 1; pass <= passes; pass++) {
                readings.add(reading(factor, point, process, meter, directory, pass, stolen));
            }
            readings.forEach(reading -> Say.line("%s", line(reading)));
            return readings;
        } finally {
            Scratch.delete(directory);
        }
    }

    private Reading reading(
            Factor factor, Point point, ContestantProcess process, Meter meter, Path directory, int pass, double stolen)
            throws IOException {
        long from = process.require(Marks.ofPass(Marks.FIRST_POLL, pass));
        long to = process.require(Marks.ofPass(Marks.DONE, pass));
        Path own = directory.resolve("pass-" + pass);
        return new Reading(
                factor.title(),
                point.label(),
                point.x(),
                broker.records(),
                broker.arrivals().visitors(),
                clicks,
                (meter.cpuMillisAt(0, to) - meter.cpuMillisAt(0, from)) / 1e3,
                (to - from) / 1e3,
                new StateSize(own.resolve("checkpoints")).bytes(),
                process.require(Marks.ofPass(Marks.HEAP_BYTES, pass)),
                stolen,
                difference(own, point.setting()));
    }

    private String difference(Path directory, Setting setting) throws IOException {
        Cells expected = setting.everyModel()
                ? broker.expectation().all()
                : Expectation.of(workload, broker.arrivals(), setting.models()).all();
        return Results.conversionFiles(directory).differenceFrom(expected).orElse("");
    }

    private static String line(Reading reading) {
        return String.format(
                "%-14s %-14s %6.2f CPU s/M %8.0f ev/s %6.1f MB state %6.1f MB heap; steal %.1f %%%s",
                reading.factor(),
                reading.point(),
                Measure.CPU.of(reading),
                reading.records() / reading.seconds(),
                reading.stateBytes() / 1e6,
                reading.heapBytes() / 1e6,
                reading.stolenPercent(),
                reading.isRight() ? "" : "; WRONG: " + reading.difference());
    }
}
