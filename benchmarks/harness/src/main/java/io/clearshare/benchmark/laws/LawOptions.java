package io.clearshare.benchmark.laws;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one measurement of the laws is told on its command line.
 *
 * @param only the factors to measure
 * @param warmUp records that go through each process before a pass counts, in whole passes and at least one
 * @param passes passes of each process that count
 * @param rounds most processes per point
 * @param folder the benchmarks folder of the repository
 * @param results where the result files go
 * @param name the name of the result files
 */
record LawOptions(
        Size size,
        List<Factor> only,
        long warmUp,
        int passes,
        int rounds,
        Duration patience,
        Path folder,
        Path results,
        String name) {

    /** A factor of each kind: a longer workload, other proportions, another setting. */
    private static final List<Factor> SMOKE = List.of(Factor.EVENTS, Factor.LATENESS, Factor.TOUCHES, Factor.MODELS);

    static final String USAGE = """
            benchmarks/run laws [options]
              --only a,b          only these factors; the figures of the others stay in the result files
              --events N          records of a usual point (default 200000)
              --passes N          passes of each process that count (default 2)
              --warm-up N         records that go through each process before, in whole passes (default 800000)
              --smoke             30000 events, the ends of few factors, one pass: whether it works
              --seed N            other workloads of the same kind (default 20260901)
              --patience-s N      longest time of one process (default 600)
              --name TEXT         name of the result files (default laws)
            Environment: BENCH_JVM_FLAGS is added to the flags of the job's JVM, for profilers.
            """;

    LawOptions {
        only = List.copyOf(only);
        if (size.events() < 1_000 || passes < 1) {
            throw new IllegalArgumentException("at least 1000 events and one pass");
        }
    }

    static LawOptions of(String[] arguments, Path folder) {
        long events = 200_000;
        long seed = 20260901;
        boolean ends = false;
        long warmUp = 800_000;
        int passes = 2;
        int rounds = Integer.MAX_VALUE;
        List<Factor> only = Arrays.asList(Factor.values());
        Duration patience = Duration.ofMinutes(10);
        String name = "laws";
        List<String> left = new ArrayList<>(List.of(arguments));
        while (!left.isEmpty()) {
            String option = left.remove(0);
            switch (option) {
                case "--smoke" -> {
                    events = 30_000;
                    only = SMOKE;
                    ends = true;
                    warmUp = 0;
                    passes = 1;
                    rounds = 1;
                    name = "laws-smoke";
                }
                case "--events" -> events = number(option, left);
                case "--passes" -> passes = (int) number(option, left);
                case "--warm-up" -> warmUp = number(option, left);
                case "--seed" -> seed = number(option, left);
                case "--patience-s" -> patience = Duration.ofSeconds(number(option, left));
                case "--only" ->
                    only = Arrays.stream(value(option, left).split(","))
                            .map(Factor::of)
                            .toList();
                case "--name" -> name = value(option, left);
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }
        Size size = new Size(seed, events, ends);
        return new LawOptions(size, only, warmUp, passes, rounds, patience, folder, folder.resolve("results"), name);
    }

    /** The same, with the results elsewhere. */
    LawOptions into(Path otherResults) {
        return new LawOptions(size, only, warmUp, passes, rounds, patience, folder, otherResults, name);
    }

    /** Where the local stack keeps the jars of its broker. */
    Path brokerLibraries() {
        return folder.resolveSibling("local-stack/broker/target/lib");
    }

    private static long number(String option, List<String> left) {
        return Long.parseLong(value(option, left));
    }

    private static String value(String option, List<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(option + " wants a value");
        }
        return left.remove(0);
    }
}
