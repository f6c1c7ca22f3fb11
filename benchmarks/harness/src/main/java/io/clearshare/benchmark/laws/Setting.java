package io.clearshare.benchmark.laws;

import io.clearshare.benchmark.run.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How the job is run.
 *
 * @param backend {@code hashmap} or {@code rocksdb}
 * @param processors slots; with one the process is bound to the first processor, because its many threads would use both
 * @param checkpoint interval of checkpoints beside the one at the end
 * @param exactlyOnce whether barriers are aligned
 * @param everyModel whether all five attribution models are computed, or {@code position} alone
 * @param changes whether a checkpoint holds what has changed, as deployed (ADR 10), or the state alone
 */
record Setting(
        String backend, int processors, Duration checkpoint, boolean exactlyOnce, boolean everyModel, boolean changes) {

    /** Longer than any pass: every pass takes one checkpoint, of all its state, at its end. */
    private static final Duration ONE_AT_THE_END = Duration.ofHours(1);

    private static final Duration OFTEN = Duration.ofSeconds(1);

    static final Setting USUAL = new Setting("hashmap", 2, ONE_AT_THE_END, true, true, true);
    static final Setting ROCKSDB = new Setting("rocksdb", 2, ONE_AT_THE_END, true, true, true);
    static final Setting ONE_PROCESSOR = new Setting("hashmap", 1, ONE_AT_THE_END, true, true, true);
    static final Setting ONE_MODEL = new Setting("hashmap", 2, ONE_AT_THE_END, true, false, true);
    static final Setting AT_LEAST_ONCE = new Setting("rocksdb", 2, OFTEN, false, true, true);
    static final Setting EXACTLY_ONCE = new Setting("rocksdb", 2, OFTEN, true, true, true);

    static final Setting STATE_ALONE = new Setting("hashmap", 2, ONE_AT_THE_END, true, true, false);
    static final Setting STATE_ALONE_ROCKSDB = new Setting("rocksdb", 2, ONE_AT_THE_END, true, true, false);

    /** RocksDB with another interval of checkpoints. */
    static Setting checkpointing(Duration interval) {
        return new Setting("rocksdb", 2, interval, true, true, true);
    }

    /** The job in so many passes over the workload. */
    Program program(Path folder, int passes) {
        return new Program(
                "laws",
                "ours",
                "io.clearshare.benchmark.ours.OursInPasses",
                Map.of(
                        "BENCH_PASSES", Integer.toString(passes),
                        "BENCH_AT_LEAST_ONCE", Boolean.toString(!exactlyOnce),
                        "BENCH_STATE_ALONE", Boolean.toString(!changes)),
                processors == 1 ? List.of("taskset", "-c", "0") : List.of(),
                everyModel
                        ? List.of()
                        : List.of(folder.resolve("one-model/target/benchmarks-one-model-0.1.0-SNAPSHOT.jar")));
    }

    /** The models that its results are checked for. */
    List<String> models() {
        return everyModel ? List.of("first", "last", "linear", "position", "time_decay") : List.of("position");
    }
}
