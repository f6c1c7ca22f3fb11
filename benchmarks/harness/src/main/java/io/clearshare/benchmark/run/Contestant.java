package io.clearshare.benchmark.run;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Who takes part: what it runs on, what it hands over, and the settings that the table shows. */
enum Contestant {
    LIMIT(
            "limit",
            "plain",
            "io.clearshare.benchmark.plain.Limit",
            Result.COUNT,
            "two consumer threads: poll, decode with the job's decoder, count; no state, no sink"),
    LIMIT_INSERT(
            "limit-insert",
            "plain",
            "io.clearshare.benchmark.plain.LimitInsert",
            Result.CLICKHOUSE_COUNT,
            "the limit, and one row per event into ClickHouse (RowBinary, batches of 4 MiB)"),
    OURS_ATTRIBUTION_HEAP(
            "ours-attribution-heap",
            "ours",
            "io.clearshare.benchmark.ours.OursAttribution",
            Result.CONVERSION_FILES,
            "the job's topology, five models, exactly-once checkpoints, heap state; conversions appended to files"),
    OURS_ATTRIBUTION_ROCKSDB(
            "ours-attribution-rocksdb",
            "ours",
            "io.clearshare.benchmark.ours.OursAttribution",
            Result.CONVERSION_FILES,
            "ours-attribution-heap, but with RocksDB state and incremental checkpoints"),
    OURS_FULL_HEAP(
            "ours-full-heap",
            "ours",
            "io.clearshare.benchmark.ours.OursFull",
            Result.CLICKHOUSE_CREDITS,
            "the job as deployed: every event and every result in ClickHouse, committed with checkpoints; heap state"),
    OURS_FULL_ROCKSDB(
            "ours-full-rocksdb",
            "ours",
            "io.clearshare.benchmark.ours.OursFull",
            Result.CLICKHOUSE_CREDITS,
            "ours-full-heap, but with RocksDB state and incremental checkpoints"),
    OURS_FULL_AT_LEAST_ONCE(
            "ours-full-at-least-once",
            "ours",
            "io.clearshare.benchmark.ours.OursFull",
            Result.CLICKHOUSE_CREDITS,
            "ours-full-heap with at-least-once barriers, for the cost of exactly-once"),
    FLINK_SQL_HEAP(
            "flink-sql-heap",
            "flink-sql",
            "io.clearshare.benchmark.flinksql.FlinkSql",
            Result.CREDIT_FILES,
            "common subset in Flink SQL: rowtime de-duplication, OVER window, interval join; exactly-once checkpoints,"
                    + " heap state; credits appended to files"),
    FLINK_SQL_ROCKSDB(
            "flink-sql-rocksdb",
            "flink-sql",
            "io.clearshare.benchmark.flinksql.FlinkSql",
            Result.CREDIT_FILES,
            "flink-sql-heap, but with RocksDB state and incremental checkpoints"),
    KAFKA_STREAMS(
            "kafka-streams",
            "kafka-streams",
            "io.clearshare.benchmark.streams.KafkaStreamsContestant",
            Result.CREDIT_FILES,
            "common subset in Kafka Streams' Processor API: exactly_once_v2, RocksDB stores with changelogs, two threads;"
                    + " credits in a topic"),
    CLICKHOUSE_ONLY(
            "clickhouse-only",
            "plain",
            "io.clearshare.benchmark.plain.ClickHouseOnly",
            Result.CREDIT_FILES,
            "common subset in ClickHouse alone: raw rows in batches of 4 MiB, ASOF JOIN of what changed every 10 s and at"
                    + " the end");

    /** What a contestant hands over, and so what it is checked against. */
    enum Result {
        /** How many records it has seen. */
        COUNT,
        /** One row per event in ClickHouse. */
        CLICKHOUSE_COUNT,
        /** All models, as conversion rows in files. */
        CONVERSION_FILES,
        /** All models, in the public table {@code credits}. */
        CLICKHOUSE_CREDITS,
        /** The common subset, in files. */
        CREDIT_FILES
    }

    private final String title;
    private final String module;
    private final String mainClass;
    private final Result result;
    private final String settings;

    Contestant(String title, String module, String mainClass, Result result, String settings) {
        this.title = title;
        this.module = module;
        this.mainClass = mainClass;
        this.result = result;
        this.settings = settings;
    }

    /** The name on the command line and in the tables. */
    String title() {
        return title;
    }

    Program program() {
        return new Program(
                title,
                module,
                mainClass,
                Map.of("BENCH_AT_LEAST_ONCE", Boolean.toString(this == OURS_FULL_AT_LEAST_ONCE)),
                List.of(),
                List.of());
    }

    Result result() {
        return result;
    }

    String settings() {
        return settings;
    }

    boolean usesClickHouse() {
        return result == Result.CLICKHOUSE_COUNT || result == Result.CLICKHOUSE_CREDITS || this == CLICKHOUSE_ONLY;
    }

    /** Whether the project's schema has to be there before it starts. */
    boolean wantsSchema() {
        return result == Result.CLICKHOUSE_CREDITS;
    }

    String backend() {
        return title.endsWith("rocksdb") ? "rocksdb" : "hashmap";
    }

    static List<String> titles() {
        return Arrays.stream(values()).map(Contestant::title).toList();
    }

    static Contestant of(String title) {
        return Arrays.stream(values())
                .filter(contestant -> contestant.title.equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no contestant is called " + title + "; there are " + String.join(", ", titles())));
    }
}
