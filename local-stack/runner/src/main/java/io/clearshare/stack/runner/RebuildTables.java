package io.clearshare.stack.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Builds the stream's tables anew from the first stored record on, before the job and the API start: the way to apply facts
 * that came later than the horizon, and to import years of history. The tables in use stay readable and change places with the
 * new ones at the very end, when the job starts from {@link RetainedCheckpoints#rebuilt()}.
 */
final class RebuildTables {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_MILLIS = 200;
    private static final long TELL_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final FlinkRest flink;
    private final Path jar;
    private final RetainedCheckpoints checkpoints;
    private final StoredRecords records;
    private final Progress progress;

    RebuildTables(
            FlinkRest flink, Path jar, RetainedCheckpoints checkpoints, StoredRecords records, Progress progress) {
        this.flink = flink;
        this.jar = jar;
        this.checkpoints = checkpoints;
        this.records = records;
        this.progress = progress;
    }

    /** Returns when everything is decided; throws {@link Refused} when there is nothing to rebuild from. */
    void run() throws IOException, InterruptedException {
        if (checkpoints.newest().isEmpty() && !Files.exists(checkpoints.replaced())) {
            throw new Refused("There is nothing to rebuild: no stream has run on this data.");
        }
        long began = System.nanoTime();
        Path savepoints = Files.createTempDirectory(checkpoints.directory().getParent(), "rebuild");
        Path collected = step("collect", Optional.empty(), savepoints);
        Path decided = step("decide", Optional.of(collected), savepoints);
        checkpoints.replaceBy(decided);
        DataDirectory.delete(savepoints);
        progress.ready("rebuild", Duration.ofNanos(System.nanoTime() - began));
    }

    private Path step(String name, Optional<Path> from, Path savepoints) throws IOException, InterruptedException {
        FlinkRest.Job job = new FlinkRest.Job(flink.run(flink.jar(jar), from, List.of("--rebuild", name)), "CREATED");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (flink.completedCheckpoints(job) == 0) {
            if (System.nanoTime() > deadline) {
                throw new Refused("The rebuild does not get going: read the logs of the job manager.");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        awaitAllRead();
        return flink.stopWithSavepoint(job, savepoints);
    }

    private void awaitAllRead() throws IOException, InterruptedException {
        long all = records.stored();
        long told = System.nanoTime();
        long read = records.rebuilt();
        while (read < all) {
            if (System.nanoTime() - told > TELL_NANOS) {
                progress.note(String.format("rebuilding   %,d of %,d records", read, all));
                told = System.nanoTime();
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            read = records.rebuilt();
        }
    }
}
