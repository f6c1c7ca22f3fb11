package io.clearshare.benchmark.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one benchmark is told on its command line.
 *
 * @param events records in the workload
 * @param runs runs that count, per contestant; one more comes first and is thrown away when {@code warmUp}
 * @param only who takes part, in this order
 * @param checkpoint how often contestants with checkpoints take one
 * @param patience how long a single run may take
 * @param folder the benchmarks folder of the repository
 * @param results where the result files go
 * @param name the name of the result files
 */
record Options(
        long events,
        int runs,
        boolean warmUp,
        long seed,
        List<Contestant> only,
        Duration checkpoint,
        Duration patience,
        Path folder,
        Path results,
        String name) {

    static final String USAGE = """
            benchmarks/run [options]
              --events N          records in the workload (default 5000000)
              --runs N            runs that count per contestant (default 5); one more comes first and is thrown away
              --no-warm-up        throw none away
              --only a,b          only these contestants
              --smoke             300000 events, one run, checkpoints each second: whether it works, not how fast
              --checkpoint-ms N   interval of checkpoints (default 10000)
              --patience-s N      longest time of one run (default 900)
              --seed N            another workload of the same kind (default 20260901)
              --name TEXT         name of the result files (default attr-<events>)
            Environment: BENCH_JVM_FLAGS is added to the flags of every contestant's JVM (%n is its name), for profilers.
            """;

    Options {
        only = List.copyOf(only);
        if (events < 1_000 || runs < 1) {
            throw new IllegalArgumentException("at least 1000 events and one run");
        }
    }

    static Options of(String[] arguments, Path folder) {
        long events = 5_000_000;
        int runs = 5;
        boolean warmUp = true;
        long seed = 20260901;
        List<Contestant> only = Arrays.asList(Contestant.values());
        Duration checkpoint = Duration.ofSeconds(10);
        Duration patience = Duration.ofMinutes(15);
        String name = "";
        List<String> left = new ArrayList<>(List.of(arguments));
        while (!left.isEmpty()) {
            String option = left.remove(0);
            switch (option) {
                case "--smoke" -> {
                    events = 300_000;
                    runs = 1;
                    warmUp = false;
                    checkpoint = Duration.ofSeconds(1);
                }
                case "--no-warm-up" -> warmUp = false;
                case "--events" -> events = number(option, left);
                case "--runs" -> runs = (int) number(option, left);
                case "--seed" -> seed = number(option, left);
                case "--checkpoint-ms" -> checkpoint = Duration.ofMillis(number(option, left));
                case "--patience-s" -> patience = Duration.ofSeconds(number(option, left));
                case "--only" ->
                    only = Arrays.stream(value(option, left).split(","))
                            .map(Contestant::of)
                            .toList();
                case "--name" -> name = value(option, left);
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }
        String named = name.isEmpty() ? "attr-" + events : name;
        return new Options(
                events, runs, warmUp, seed, only, checkpoint, patience, folder, folder.resolve("results"), named);
    }

    /** The same, with the results elsewhere. */
    Options into(Path otherResults) {
        return new Options(events, runs, warmUp, seed, only, checkpoint, patience, folder, otherResults, name);
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
