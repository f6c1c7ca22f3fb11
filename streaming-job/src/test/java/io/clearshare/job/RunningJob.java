package io.clearshare.job;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateChangelogOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.core.execution.SavepointFormatType;
import org.jspecify.annotations.Nullable;

/** The job as submitted to a cluster of its own in this process. */
final class RunningJob implements AutoCloseable {

    private final JobClient client;

    private RunningJob(JobClient client) {
        this.client = client;
    }

    /** Starts from the newest retained checkpoint in the folder, or afresh when there is none. */
    static RunningJob start(JobOptions options, Path checkpoints, int parallelism) throws Exception {
        return startFrom(newest(checkpoints).orElse(null), options, checkpoints, parallelism);
    }

    /** Starts from a savepoint or checkpoint, or afresh when there is none. */
    static RunningJob startFrom(@Nullable Path savepoint, JobOptions options, Path checkpoints, int parallelism)
            throws Exception {
        Configuration cluster = new Configuration();
        cluster.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        cluster.set(StateChangelogOptions.ENABLE_STATE_CHANGE_LOG, true);
        cluster.set(StateChangelogOptions.STATE_CHANGE_LOG_STORAGE, "filesystem");
        cluster.set(StateChangelogOptions.PERIODIC_MATERIALIZATION_INTERVAL, Duration.ofSeconds(5));
        cluster.setString("dstl.dfs.base-path", checkpoints.toUri().toString());
        cluster.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
        cluster.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
        cluster.set(TaskManagerOptions.NUM_TASK_SLOTS, parallelism);
        cluster.set(RestOptions.BIND_PORT, "0");
        cluster.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        if (savepoint != null) {
            cluster.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint.toUri().toString());
            cluster.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
        }
        return new RunningJob(ClearshareJob.build(options, cluster).executeAsync("test"));
    }

    /** The newest checkpoint that is complete. */
    static Optional<Path> newest(Path checkpoints) throws IOException {
        if (!Files.isDirectory(checkpoints)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(checkpoints)) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .map(Path::getParent)
                    .max(Comparator.comparingLong(RunningJob::number));
        }
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
    }

    /** Stops the job where it stands, without a last checkpoint: what was not committed is lost, as in a crash. */
    void crash() throws Exception {
        client.cancel().get(30, TimeUnit.SECONDS);
        client.getJobExecutionResult().handle((result, cancelled) -> cancelled).get(30, TimeUnit.SECONDS);
    }

    /** Waits until the job has completed a checkpoint of its own. */
    void awaitCheckpoint(Path checkpoints) throws Exception {
        Instant deadline = Instant.now().plusSeconds(60);
        while (newest(checkpoints.resolve(client.getJobID().toHexString())).isEmpty()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("no checkpoint within a minute");
            }
            Thread.sleep(50);
        }
    }

    /** Stops the job as an upgrade does, and says where its state is. */
    Path stopWithSavepoint(Path folder) throws Exception {
        String uri = client.stopWithSavepoint(false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                .get(60, TimeUnit.SECONDS);
        client.getJobExecutionResult().get(30, TimeUnit.SECONDS);
        return Path.of(URI.create(uri));
    }

    JobClient client() {
        return client;
    }

    @Override
    public void close() throws Exception {
        client.cancel().get(30, TimeUnit.SECONDS);
    }
}
