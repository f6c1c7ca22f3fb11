package io.clearshare.stack.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the one job running: whenever the JobManager answers and knows no living job, because it is new, came back
 * from the dead or saw the job fail, the job is submitted from the newest complete checkpoint.
 */
final class JobKeeper implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(JobKeeper.class.getName());
    private static final long LOOK_MILLIS = 500;
    /** Between two submissions, so that a job which cannot run does not keep the machine busy. */
    private static final Duration PAUSE = Duration.ofSeconds(5);
    /** What an earlier job left is needed until this one has stored its state anew. */
    private static final Duration TIDY_PAUSE = Duration.ofSeconds(20);

    private final FlinkRest flink;
    private final Path jar;
    private final RetainedCheckpoints checkpoints;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "job-keeper");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean running;
    private volatile @Nullable String trouble;
    private @Nullable String tidied;
    private long notBefore = System.nanoTime();
    private long tidyNotBefore = System.nanoTime();

    JobKeeper(FlinkRest flink, Path jar, RetainedCheckpoints checkpoints) {
        this.flink = flink;
        this.jar = jar;
        this.checkpoints = checkpoints;
    }

    /** Begins to look; returns at once. */
    void start() {
        // A look that fails is the trouble to tell of, and the next look tries again.
        var unused = clock.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Whether all tasks of the job ran when it was last looked at. */
    boolean running() {
        return running;
    }

    /** What the last unsuccessful look found. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    private void look() {
        try {
            keep();
        } catch (IOException e) {
            running = false;
            trouble = e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // A scheduled task that throws is never run again.
            running = false;
            trouble = e.toString();
            LOG.log(System.Logger.Level.WARNING, "looking after the job failed", e);
        }
    }

    private void keep() throws IOException, InterruptedException {
        List<FlinkRest.Job> alive =
                flink.jobs().stream().filter(job -> !job.over()).toList();
        if (alive.isEmpty()) {
            running = false;
            submit();
            return;
        }
        FlinkRest.Job job = alive.get(0);
        running = job.running() && flink.allTasksRun(job);
        if (running) {
            trouble = null;
        }
        tidy(job);
    }

    /** A job may be submitted before a TaskManager is there: it waits for one, and all of the way to it is behind it then. */
    private void submit() throws IOException, InterruptedException {
        if (System.nanoTime() - notBefore < 0) {
            return;
        }
        notBefore = System.nanoTime() + PAUSE.toNanos();
        Optional<Path> newest = checkpoints.newest();
        boolean takesOver = newest.isPresent() && checkpoints.isRebuilt(newest.get());
        flink.run(flink.jar(jar), newest, takesOver ? List.of("--rebuild", "take-over") : List.of());
    }

    private void tidy(FlinkRest.Job job) throws IOException, InterruptedException {
        if (running
                && !job.id().equals(tidied)
                && System.nanoTime() - tidyNotBefore >= 0
                && flink.completedCheckpoints(job) > 0) {
            tidied = checkpoints.keepOnly(job.id()) ? job.id() : null;
            tidyNotBefore = System.nanoTime() + TIDY_PAUSE.toNanos();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
