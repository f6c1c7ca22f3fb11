package io.clearshare.benchmark.flinksql;

import io.clearshare.benchmark.contest.Contest;
import io.clearshare.benchmark.contest.Marks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;

/** Drains the workload with {@code sql/last-touch.sql}; done when the bounded job has ended with its last checkpoint. */
public final class FlinkSql {

    private FlinkSql() {}

    public static void main(String[] args) throws Exception {
        Contest contest = Contest.ofEnvironment();
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings(contest));
        StreamTableEnvironment tables = StreamTableEnvironment.create(env);
        // No mini-batches: the window and the join read insert-only input, which they cannot keep.
        tables.getConfig().set("table.local-time-zone", "UTC");
        for (String statement : script().replace("${kafka}", contest.kafka()).split(";[ \t]*(\n|$)")) {
            if (!statement.replaceAll("--.*", "").isBlank()) {
                tables.executeSql(statement);
            }
        }
        if (args.length > 0 && args[0].equals("--explain")) {
            System.out.println(tables.from("credits").explain());
            return;
        }
        tables.toDataStream(tables.from("credits"))
                .transform(
                        "keep credits",
                        Types.VOID,
                        new KeepCredits(contest.directory().toString()));
        Marks.watchFirstPoll();
        env.execute("flink-sql");
        Marks.doneAt(System.currentTimeMillis());
    }

    private static Configuration settings(Contest contest) {
        Configuration flink = new Configuration();
        flink.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                contest.directory().resolve("checkpoints").toUri().toString());
        flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, contest.checkpoint());
        flink.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofMinutes(10));
        flink.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        flink.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        flink.set(StateBackendOptions.STATE_BACKEND, contest.backend());
        flink.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
        flink.set(PipelineOptions.OBJECT_REUSE, true);
        flink.set(CoreOptions.DEFAULT_PARALLELISM, contest.parallelism());
        flink.set(CoreOptions.TMP_DIRS, contest.directory().toString());
        flink.set(TaskManagerOptions.NUM_TASK_SLOTS, contest.parallelism());
        flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(512));
        flink.set(RestOptions.BIND_PORT, "0");
        flink.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        return flink;
    }

    private static String script() throws IOException {
        try (InputStream in = Objects.requireNonNull(FlinkSql.class.getResourceAsStream("/sql/last-touch.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
