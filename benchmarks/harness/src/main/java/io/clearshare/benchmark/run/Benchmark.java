package io.clearshare.benchmark.run;

import io.clearshare.benchmark.workload.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Measures the contestants side by side on one machine, in turns, and writes what came out. */
public final class Benchmark {

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(System.getProperty("clearshare.benchmarks", "benchmarks"))
                .toAbsolutePath();
        if (List.of(arguments).contains("--help")) {
            System.out.print(Options.USAGE);
            return;
        }
        Options options;
        try {
            options = Options.of(arguments, folder);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + Options.USAGE);
            System.exit(2);
            return;
        }
        System.exit(run(options) ? 0 : 1);
    }

    /** Runs everybody as often as told; answers whether all results were right. */
    static boolean run(Options options) throws Exception {
        try (Scratch scratch = Scratch.create()) {
            Map<Contestant, List<Measurement>> measured = measure(options, scratch.directory());
            return measured.values().stream().flatMap(List::stream).allMatch(Measurement::isRight);
        }
    }

    /** The figures of everybody; written down after every pass, so that an end before the end loses little. */
    static Map<Contestant, List<Measurement>> measure(Options options, Path scratch) throws Exception {
        Map<Contestant, List<Measurement>> measured = new EnumMap<>(Contestant.class);
        Workload workload = new Workload(options.seed(), options.events());
        Path brokerData = Files.createDirectories(scratch.resolve("broker"));
        try (LoadedBroker broker = LoadedBroker.start(workload, options.brokerLibraries(), brokerData)) {
            RunContestant run = new RunContestant(options, broker);
            int passes = options.runs() + (options.warmUp() ? 1 : 0);
            for (int pass = 0; pass < passes; pass++) {
                boolean counts = pass > 0 || !options.warmUp();
                for (Contestant contestant : options.only()) {
                    Path directory = scratch.resolve(contestant.title() + "-" + pass);
                    Measurement measurement = runOrFail(run, contestant, directory);
                    Say.line("%s", line(contestant, measurement) + (counts ? "" : "  (thrown away)"));
                    Scratch.delete(directory);
                    broker.tidy();
                    if (counts) {
                        measured.computeIfAbsent(contestant, c -> new ArrayList<>())
                                .add(measurement);
                    }
                }
                if (counts) {
                    Say.line("pass %d of %d is in %s", pass + 1, passes, new WriteResults(options).write(measured));
                }
            }
        }
        return measured;
    }

    /** A contestant that does not come to its end has no score; the others go on. */
    private static Measurement runOrFail(RunContestant run, Contestant contestant, Path directory) throws Exception {
        try {
            return run.run(contestant, directory);
        } catch (ContestFailed e) {
            Say.line("%s", String.valueOf(e.getMessage()));
            return Measurement.unfinished(run.records());
        }
    }

    private static String line(Contestant contestant, Measurement m) {
        if (!m.isRight()) {
            return contestant.title() + ": WRONG, no score: " + m.difference();
        }
        return String.format(
                "%-26s %8.0f ev/s %7.2f CPU s/M (own %.2f, ClickHouse %.2f, broker %.2f, start %.1f s) %5.0f MB peak"
                        + " %5.0f MB state; others %.1f s, steal %.1f %%",
                contestant.title(),
                m.throughput(),
                m.cpuPerMillion(),
                m.ownCpuPerMillion(),
                m.clickHouseCpuSeconds() * 1e6 / m.records(),
                m.brokerCpuSeconds() * 1e6 / m.records(),
                m.startCpuSeconds(),
                m.peakBytes() / 1e6,
                m.stateBytes() / 1e6,
                m.otherCpuSeconds(),
                m.stolenPercent());
    }
}
