package io.clearshare.benchmark.contest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What a contestant is told, by environment variables.
 *
 * @param kafka bootstrap servers of the broker that holds the workload
 * @param clickHouse URL of an empty ClickHouse, or {@code ""} when the contestant writes to none
 * @param password of the user {@code writer} there
 * @param directory where the contestant may write
 * @param checkpoint how often a contestant with checkpoints takes one
 * @param parallelism threads or slots; one per processor of the smallest machine this is meant for
 * @param backend {@code hashmap} or {@code rocksdb}, for Flink
 */
public record Contest(
        String kafka,
        String clickHouse,
        String password,
        Path directory,
        Duration checkpoint,
        int parallelism,
        String backend) {

    /** The user that writes to ClickHouse. */
    public static final String USER = "writer";

    /** The database that contestants write to. */
    public static final String DATABASE = "clearshare";

    /** The contest as this process was told. */
    public static Contest ofEnvironment() {
        Map<String, String> environment = System.getenv();
        return new Contest(
                required(environment, "BENCH_KAFKA"),
                environment.getOrDefault("BENCH_CLICKHOUSE", ""),
                environment.getOrDefault("BENCH_CLICKHOUSE_PASSWORD", ""),
                Path.of(required(environment, "BENCH_DIRECTORY")),
                Duration.ofMillis(Long.parseLong(required(environment, "BENCH_CHECKPOINT_MILLIS"))),
                Integer.parseInt(environment.getOrDefault("BENCH_PARALLELISM", "2")),
                environment.getOrDefault("BENCH_BACKEND", "hashmap"));
    }

    /** The same in another directory. */
    public Contest in(Path other) {
        return new Contest(kafka, clickHouse, password, other, checkpoint, parallelism, backend);
    }

    /** The same as variables. */
    public Map<String, String> environment() {
        return Map.of(
                "BENCH_KAFKA",
                kafka,
                "BENCH_CLICKHOUSE",
                clickHouse,
                "BENCH_CLICKHOUSE_PASSWORD",
                password,
                "BENCH_DIRECTORY",
                directory.toString(),
                "BENCH_CHECKPOINT_MILLIS",
                Long.toString(checkpoint.toMillis()),
                "BENCH_PARALLELISM",
                Integer.toString(parallelism),
                "BENCH_BACKEND",
                backend);
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null) {
            throw new IllegalArgumentException("set the environment variable " + name);
        }
        return value;
    }
}
