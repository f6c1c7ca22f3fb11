package io.clearshare.benchmark.ours;

import io.clearshare.benchmark.contest.Contest;
import io.clearshare.job.JobOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateChangelogOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.CheckpointingMode;

/** How the job is told about the contest, and the cluster inside this process that it runs on. */
final class OursFlink {

    /** Memory of RocksDB, beside the heap; the Flink SQL contestant has the same. */
    private static final MemorySize MANAGED = MemorySize.ofMebiBytes(512);

    private OursFlink() {}

    static JobOptions options(Contest contest) {
        Map<String, String> environment = new HashMap<>();
        environment.put("CLEARSHARE_CLICKHOUSE_PASSWORD", contest.password());
        environment.put("CLEARSHARE_IP_SECRET", "the same for every run");
        List<String> arguments = List.of(
                "--kafka.bootstrap",
                contest.kafka(),
                "--clickhouse.url",
                contest.clickHouse(),
                "--clickhouse.user",
                Contest.USER,
                "--clickhouse.database",
                Contest.DATABASE,
                "--state.backend",
                contest.backend(),
                "--checkpoint.interval",
                contest.checkpoint().toString());
        return JobOptions.of(arguments.toArray(String[]::new), environment);
    }

    static Configuration cluster(Contest contest) {
        Configuration cluster = new Configuration();
        Path checkpoints = contest.directory().resolve("checkpoints");
        cluster.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        cluster.set(
                StateChangelogOptions.ENABLE_STATE_CHANGE_LOG,
                !Boolean.parseBoolean(System.getenv("BENCH_STATE_ALONE")));
        cluster.set(StateChangelogOptions.STATE_CHANGE_LOG_STORAGE, "filesystem");
        cluster.set(StateChangelogOptions.PERIODIC_MATERIALIZATION_INTERVAL, Duration.ofSeconds(20));
        cluster.setString("dstl.dfs.base-path", checkpoints.toUri().toString());
        cluster.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
        cluster.set(CoreOptions.DEFAULT_PARALLELISM, contest.parallelism());
        cluster.set(CoreOptions.TMP_DIRS, contest.directory().toString());
        cluster.set(TaskManagerOptions.NUM_TASK_SLOTS, contest.parallelism());
        cluster.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MANAGED);
        cluster.set(RestOptions.BIND_PORT, "0");
        cluster.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        if (Boolean.parseBoolean(System.getenv("BENCH_AT_LEAST_ONCE"))) {
            cluster.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.AT_LEAST_ONCE);
        }
        return cluster;
    }
}
