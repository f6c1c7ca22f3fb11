package io.clearshare.benchmark.laws;

import io.clearshare.benchmark.run.LoadedBroker;
import io.clearshare.benchmark.run.Say;
import io.clearshare.benchmark.run.Scratch;
import io.clearshare.benchmark.workload.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Measures the job at several values of each factor, one process after the other, and writes which laws it keeps. */
public final class Laws {

    /** A place to measure at: factors share their usual points. */
    private record Place(Workload workload, Setting setting) {
        static Place of(Point point) {
            return new Place(point.workload(), point.setting());
        }
    }

    private final LawOptions options;
    private final Path scratch;
    private final LawFiles files;
    private final Map<Place, List<Reading>> known = new HashMap<>();

    private Laws(LawOptions options, Path scratch) {
        this.options = options;
        this.scratch = scratch;
        this.files = new LawFiles(options);
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(System.getProperty("clearshare.benchmarks", "benchmarks"))
                .toAbsolutePath();
        if (List.of(arguments).contains("--help")) {
            System.out.print(LawOptions.USAGE);
            return;
        }
        LawOptions options;
        try {
            options = LawOptions.of(arguments, folder);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + LawOptions.USAGE);
            System.exit(2);
            return;
        }
        try (Scratch scratch = Scratch.create()) {
            System.exit(run(options, scratch.directory()) ? 0 : 1);
        }
    }

    /** Measures and writes; answers whether all results were right. */
    static boolean run(LawOptions options, Path scratch) throws Exception {
        Laws laws = new Laws(options, scratch);
        boolean right = true;
        for (Factor factor : options.only()) {
            List<Reading> readings = laws.measure(factor);
            right &= readings.stream().allMatch(Reading::isRight);
            Say.line("%s is in %s", factor.title(), laws.files.write(factor, readings));
        }
        return right;
    }

    /** The readings of a factor's points, by workload, so that each is loaded once. */
    private List<Reading> measure(Factor factor) throws Exception {
        List<Point> points = factor.points(options.size());
        Set<Workload> workloads = new LinkedHashSet<>();
        points.forEach(point -> workloads.add(point.workload()));
        List<Reading> readings = new ArrayList<>();
        for (Workload workload : workloads) {
            List<Point> own = points.stream()
                    .filter(point -> point.workload().equals(workload))
                    .toList();
            measure(factor, workload, own);
            own.forEach(point -> Objects.requireNonNull(known.get(Place.of(point)))
                    .forEach(reading -> readings.add(reading.as(factor, point))));
        }
        return readings;
    }

    private void measure(Factor factor, Workload workload, List<Point> points) throws Exception {
        int rounds = Math.min(factor.rounds(), options.rounds());
        // Few percent show only between processes that took turns.
        boolean fresh = rounds > 1 || points.stream().anyMatch(point -> !known.containsKey(Place.of(point)));
        if (!fresh) {
            return;
        }
        points.forEach(point -> known.remove(Place.of(point)));
        Path directory = Files.createDirectories(scratch.resolve("broker"));
        try (LoadedBroker broker = LoadedBroker.start(workload, options.brokerLibraries(), directory)) {
            RunPoint run = new RunPoint(options, broker, workload);
            for (int round = 0; round < rounds; round++) {
                for (Point point : points) {
                    known.computeIfAbsent(Place.of(point), place -> new ArrayList<>())
                            .addAll(run.run(factor, point, scratch.resolve("job")));
                }
            }
        } finally {
            Scratch.delete(directory);
        }
    }
}
