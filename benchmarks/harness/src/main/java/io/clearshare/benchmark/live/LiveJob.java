package io.clearshare.benchmark.live;

import io.clearshare.benchmark.contest.Contest;
import io.clearshare.benchmark.run.ContestFailed;
import io.clearshare.benchmark.run.ContestantProcess;
import io.clearshare.benchmark.run.Program;
import io.clearshare.stack.process.LaunchFailed;
import io.clearshare.stack.runner.Checkout;
import io.clearshare.stack.runner.SupervisedJob;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The job while it runs. */
interface LiveJob extends AutoCloseable {

    /** Starts the job on its parts, with files in the directory. */
    @FunctionalInterface
    interface Start {
        LiveJob start(Parts parts, Path directory) throws Exception;
    }

    /** Throws when the job can no longer run. */
    void requireAlive();

    @Override
    void close();

    /** The job with its cluster in one process, as the throughput runs have it. */
    static OneProcess inOneProcess(
            Parts parts, Path directory, LiveOptions options, String backend, int checkpointMillis)
            throws LaunchFailed, InterruptedException {
        Contest contest = new Contest(
                parts.kafka(),
                parts.clickHouse().url(),
                parts.clickHouse().password(),
                directory,
                Duration.ofMillis(checkpointMillis),
                2,
                backend);
        Map<String, String> more = Map.of("BENCH_FLINK", String.join("\n", options.flink()));
        Program program =
                new Program("ours-live", "ours", "io.clearshare.benchmark.ours.OursLive", more, List.of(), List.of());
        return new OneProcess(ContestantProcess.start(program, contest, options.folder()));
    }

    /** The job on a JobManager and a TaskManager, as the local stack has it. */
    static Supervised supervised(Parts parts, Path directory, LiveOptions options, int checkpointMillis)
            throws Exception {
        Map<String, String> environment = Map.of(
                "CLEARSHARE_KAFKA_BOOTSTRAP",
                parts.kafka(),
                "CLEARSHARE_CLICKHOUSE_URL",
                parts.clickHouse().url(),
                "CLEARSHARE_CLICKHOUSE_DATABASE",
                Contest.DATABASE,
                "CLEARSHARE_CLICKHOUSE_USER",
                Contest.USER,
                "CLEARSHARE_CLICKHOUSE_PASSWORD",
                parts.clickHouse().password(),
                "CLEARSHARE_IP_SECRET",
                "the same for every run",
                "CLEARSHARE_CHECKPOINT_INTERVAL",
                "PT" + checkpointMillis / 1e3 + "S");
        Checkout checkout = new Checkout(options.repository());
        PrintStream quiet = new PrintStream(OutputStream.nullOutputStream());
        return new Supervised(SupervisedJob.start(checkout, Files.createDirectories(directory), environment, quiet));
    }

    /** See {@link #inOneProcess}. */
    record OneProcess(ContestantProcess process) implements LiveJob {

        @Override
        public void requireAlive() {
            process.requireAlive();
        }

        @Override
        public void close() {
            process.close();
        }
    }

    /** See {@link #supervised}. */
    record Supervised(SupervisedJob job) implements LiveJob {

        @Override
        public void requireAlive() {
            Optional<String> failure = Optional.ofNullable(job.failure().getNow(null));
            failure.ifPresent(sentence -> {
                throw new ContestFailed(sentence);
            });
        }

        @Override
        public void close() {
            job.close();
        }
    }
}
