package io.clearshare.stack.runner;

import io.clearshare.stack.process.FreePorts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The streaming job on a JobManager and a TaskManager as the stack runs them, without the rest of the stack: whichever process
 * dies is brought back, and the job with it.
 */
public final class SupervisedJob implements AutoCloseable {

    public static final String JOB_MANAGER = "jobmanager";
    public static final String TASK_MANAGER = "taskmanager";

    private final Supervisor supervisor;
    private final JobKeeper keeper;

    private SupervisedJob(Supervisor supervisor, JobKeeper keeper) {
        this.supervisor = supervisor;
        this.keeper = keeper;
    }

    /**
     * Starts both processes and returns when they answer; the job follows by itself.
     *
     * @param directory where checkpoints and logs go
     * @param environment what the job reads
     * @param notes told what ends and comes back
     */
    public static SupervisedJob start(
            Checkout checkout, Path directory, Map<String, String> environment, PrintStream notes)
            throws InterruptedException {
        FlinkCluster flink =
                new FlinkCluster(checkout, directory, directory.resolve("logs"), FreePorts.next(), environment);
        Supervisor supervisor = new Supervisor(new Progress(notes), () -> {});
        JobKeeper keeper = new JobKeeper(flink.rest(), checkout.jobJar(), new RetainedCheckpoints(flink.checkpoints()));
        SupervisedJob job = new SupervisedJob(supervisor, keeper);
        try {
            supervisor.start(Part.of(JOB_MANAGER, flink::jobManager));
            supervisor.start(flink.taskManagerWithStandby());
            keeper.start();
            return job;
        } catch (InterruptedException | RuntimeException e) {
            job.close();
            throw e;
        }
    }

    /** Kills a process as {@code kill -9} does. */
    public void kill(String part) throws IOException {
        Long pid = supervisor.processes().get(part);
        ProcessHandle process = Optional.ofNullable(pid)
                .flatMap(ProcessHandle::of)
                .orElseThrow(() -> new IOException("there is no " + part + " to kill"));
        process.destroyForcibly();
    }

    /** What keeps the job from running, if anything is known to. */
    public Optional<String> trouble() {
        return keeper.trouble();
    }

    /** Completed with one sentence when a process could not be kept alive. */
    public CompletableFuture<String> failure() {
        return supervisor.failure();
    }

    @Override
    public void close() {
        keeper.close();
        try {
            supervisor.stop(List.of(TASK_MANAGER, JOB_MANAGER));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
