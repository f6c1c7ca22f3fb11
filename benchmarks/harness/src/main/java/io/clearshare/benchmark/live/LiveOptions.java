package io.clearshare.benchmark.live;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a run under a steady load is told on its command line.
 *
 * @param rate events a second; 0 to take half of what a drain of {@code drain} events sustains
 * @param warmSeconds of load before anything counts
 * @param seconds of load that count
 * @param slotSeconds between two kills
 * @param kills of each process
 * @param flink further settings of Flink
 * @param folder the benchmarks folder of the repository
 * @param results where the result files go
 */
record LiveOptions(
        double rate,
        long drain,
        int warmSeconds,
        int seconds,
        int kills,
        int slotSeconds,
        List<String> backends,
        List<Integer> checkpointMillis,
        List<String> flink,
        long seed,
        Path folder,
        Path results,
        String name) {

    static final String USAGE = """
            benchmarks/run freshness [options]   how soon after an event was due its rows can be read, at half load
            benchmarks/run recovery [options]    how soon again after a kill -9 of the TaskManager and of the JobManager
              --rate N              events a second (default: half of what a drain has just sustained)
              --drain N             events of that drain (default 600000)
              --warm-s N            seconds of load before anything counts (default 30)
              --checkpoint-ms a,b   intervals of checkpoints, one run each (default 500; recovery takes the first)
              --smoke               a small load for a few seconds: whether it works, not how fast
              --seed N              another workload of the same kind (default 20260901)
              --name TEXT           name of the result files (default freshness or recovery)
            only freshness:
              --seconds N           seconds that count (default 60)
              --backend a,b         rocksdb or hashmap, one run each (default rocksdb)
              --flink key=value     a further setting of Flink; may be repeated
            only recovery:
              --kills N             kills of each process (default 3)
              --slot-s N            seconds between two kills (default 75)
            """;

    /** The most that one run may take beyond its load. */
    Duration patience() {
        return Duration.ofMinutes(4);
    }

    Path repository() {
        return folder.toAbsolutePath().resolveSibling("");
    }

    static LiveOptions of(String[] arguments, Path folder, String mode) {
        double rate = 0;
        long drain = 600_000;
        int warm = 30;
        int seconds = 60;
        int kills = 3;
        int slot = 75;
        List<String> backends = List.of("rocksdb");
        List<Integer> checkpoints = List.of(500);
        List<String> flink = new ArrayList<>();
        long seed = 20260901;
        String name = mode;
        List<String> left = new ArrayList<>(List.of(arguments));
        while (!left.isEmpty()) {
            String option = left.remove(0);
            switch (option) {
                case "--smoke" -> {
                    rate = 1_000;
                    warm = 5;
                    seconds = 10;
                    kills = 1;
                    slot = 15;
                }
                case "--rate" -> rate = Double.parseDouble(value(option, left));
                case "--drain" -> drain = Long.parseLong(value(option, left));
                case "--warm-s" -> warm = Integer.parseInt(value(option, left));
                case "--seconds" -> seconds = Integer.parseInt(value(option, left));
                case "--kills" -> kills = Integer.parseInt(value(option, left));
                case "--slot-s" -> slot = Integer.parseInt(value(option, left));
                case "--backend" -> backends = List.of(value(option, left).split(","));
                case "--checkpoint-ms" ->
                    checkpoints = Arrays.stream(value(option, left).split(","))
                            .map(Integer::valueOf)
                            .toList();
                case "--flink" -> flink.add(value(option, left));
                case "--seed" -> seed = Long.parseLong(value(option, left));
                case "--name" -> name = value(option, left);
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }
        return new LiveOptions(
                rate,
                drain,
                warm,
                seconds,
                kills,
                slot,
                backends,
                checkpoints,
                flink,
                seed,
                folder,
                folder.resolve("results"),
                name);
    }

    private static String value(String option, List<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(option + " wants a value");
        }
        return left.remove(0);
    }

    /** The same, with the results elsewhere. */
    LiveOptions into(Path otherResults) {
        return new LiveOptions(
                rate,
                drain,
                warmSeconds,
                seconds,
                kills,
                slotSeconds,
                backends,
                checkpointMillis,
                flink,
                seed,
                folder,
                otherResults,
                name);
    }
}
