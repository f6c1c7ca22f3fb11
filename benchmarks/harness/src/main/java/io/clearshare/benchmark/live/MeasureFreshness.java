package io.clearshare.benchmark.live;

import io.clearshare.benchmark.meter.Meter;
import io.clearshare.benchmark.meter.OtherUse;
import io.clearshare.benchmark.report.Delays;
import io.clearshare.benchmark.run.Say;
import io.clearshare.benchmark.workload.Accepted;
import io.clearshare.benchmark.workload.Schedule;
import io.clearshare.benchmark.workload.SendOnTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Measures how soon after an event was due its rows can be read, under a steady load. */
public final class MeasureFreshness {

    private static final int JOB = 0;
    private static final int BROKER = 1;
    private static final int CLICKHOUSE = 2;
    private static final int OBSERVER = 3;

    private final LiveOptions options;

    MeasureFreshness(LiveOptions options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        LiveMain.run(
                arguments,
                "freshness",
                (options, scratch) ->
                        new MeasureFreshness(options).measure(scratch).stream().allMatch(Freshness::isRight));
    }

    /** One run for each state backend and interval; written down after each. */
    List<Freshness> measure(Path scratch) throws Exception {
        List<Freshness> all = new ArrayList<>();
        for (String backend : options.backends()) {
            for (int checkpointMillis : options.checkpointMillis()) {
                Path directory = Files.createDirectories(scratch.resolve(backend + "-" + checkpointMillis));
                double rate = options.rate() > 0 ? options.rate() : halfOfDrain(backend, checkpointMillis, directory);
                Freshness freshness = measure(backend, checkpointMillis, rate, directory.resolve("load"));
                Say.line("%s", freshness.row().strip());
                all.add(freshness);
                LiveResults.write(
                        options,
                        "How fresh the tables are",
                        Freshness.HEAD,
                        all.stream().map(Freshness::row).toList(),
                        Freshness.CSV_HEAD,
                        all.stream().map(Freshness::csv).toList());
            }
        }
        return all;
    }

    private double halfOfDrain(String backend, int checkpointMillis, Path directory) throws Exception {
        double sustained = Drain.perSecond(
                options,
                (parts, own) -> LiveJob.inOneProcess(parts, own, options, backend, checkpointMillis),
                directory.resolve("drain"));
        Say.line(
                "a drain with %s and checkpoints every %d ms sustains %,.0f events/s",
                backend, checkpointMillis, sustained);
        return sustained / 2;
    }

    private Freshness measure(String backend, int checkpointMillis, double rate, Path directory) throws Exception {
        Load load = Load.of(options.seed(), Math.round(rate * (options.warmSeconds() + options.seconds())));
        try (Parts parts = Parts.start(options.folder(), directory);
                LiveJob.OneProcess job =
                        LiveJob.inOneProcess(parts, directory.resolve("job"), options, backend, checkpointMillis)) {
            Load.awaitFirstCommit(parts, job, options.patience());
            Schedule schedule = new Schedule(System.currentTimeMillis() + 1_000, rate);
            Samples samples = new Samples(load);
            long own = ProcessHandle.current().pid();
            try (Meter meter = new Meter(
                            job.process().pid(),
                            parts.brokerPid(),
                            parts.clickHouse().pid(),
                            own);
                    SendOnTime send = SendOnTime.start(parts.kafka(), load.workload(), load.arrivals(), schedule);
                    WatchSamples watch = WatchSamples.start(
                            new Probe(parts.tables()), samples, schedule, checkpointMillis, options.seed())) {
                OtherUse others = new OtherUse();
                Accepted accepted = send.sent().get();
                double otherCores = others.cores();
                double stolenPercent = others.stolenPercent();
                List<Probe.Sighting> sightings = watch.end();
                Commits commits = Load.awaitReadable(parts, job, options.patience());
                Observed observed = new Observed(load.arrivals().size(), schedule, accepted, commits);
                String difference = difference(observed, sightings, load, parts);
                return freshness(
                        backend,
                        checkpointMillis,
                        schedule,
                        observed,
                        sightings,
                        meter,
                        otherCores,
                        stolenPercent,
                        difference);
            }
        }
    }

    /** What was wrong: with the tables, or with the claim that a row can be read from its commit on. */
    private static String difference(Observed observed, List<Probe.Sighting> sightings, Load load, Parts parts)
            throws Exception {
        for (Probe.Sighting sighting : sightings) {
            if (sighting.contradicts(observed.visibleMillis(sighting.index()))) {
                return "event " + sighting.index() + " could not be read although it was committed";
            }
        }
        return load.difference(parts);
    }

    private Freshness freshness(
            String backend,
            int checkpointMillis,
            Schedule schedule,
            Observed observed,
            List<Probe.Sighting> sightings,
            Meter meter,
            double otherCores,
            double stolenPercent,
            String difference) {
        double from = schedule.startMillis()
                + Duration.ofSeconds(options.warmSeconds()).toMillis();
        double to = from + Duration.ofSeconds(options.seconds()).toMillis();
        return new Freshness(
                backend,
                checkpointMillis,
                schedule.perSecond(),
                observed.delays(from, to, index -> !observed.isClick(index)),
                observed.delays(from, to, observed::isClick),
                observed.delays(0, from, index -> true),
                observed.acceptance(from, to),
                seen(sightings, observed, from, false),
                seen(sightings, observed, from, true),
                cores(meter, JOB, from, to),
                cores(meter, CLICKHOUSE, from, to),
                cores(meter, BROKER, from, to),
                cores(meter, OBSERVER, from, to),
                otherCores,
                stolenPercent,
                difference);
    }

    private static Delays seen(List<Probe.Sighting> sightings, Observed observed, double from, boolean clicks) {
        return Delays.of(sightings.stream()
                .filter(sighting -> observed.isClick(sighting.index()) == clicks)
                .filter(sighting -> observed.dueMillis(sighting.index()) >= from)
                .mapToDouble(sighting -> sighting.seenMillis() - observed.dueMillis(sighting.index()))
                .toArray());
    }

    private static double cores(Meter meter, int process, double from, double to) {
        return (meter.cpuMillisAt(process, (long) to) - meter.cpuMillisAt(process, (long) from)) / (to - from);
    }
}
