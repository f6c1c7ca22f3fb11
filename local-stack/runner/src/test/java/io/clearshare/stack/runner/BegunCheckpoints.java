package io.clearshare.stack.runner;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Tells at once that a job has begun a checkpoint: the JobManager then creates {@code <job>/chk-<n>}, whose metadata file it
 * writes when the checkpoint is complete. Flink's REST interface would tell it up to three seconds late.
 */
final class BegunCheckpoints implements AutoCloseable {
    private final WatchService watch = FileSystems.getDefault().newWatchService();

    /** Watches the jobs that have a directory now. */
    BegunCheckpoints(Path checkpoints) throws IOException {
        List<Path> jobs;
        try (Stream<Path> children = Files.list(checkpoints)) {
            jobs = children.filter(Files::isDirectory).toList();
        }
        for (Path job : jobs) {
            job.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
        }
    }

    /** The next checkpoint that is not complete when it is seen; none when there is none for so long. */
    Optional<Path> next(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            WatchKey key = watch.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (key == null) {
                return Optional.empty();
            }
            for (WatchEvent<?> event : key.pollEvents()) {
                if (event.context() instanceof Path name && name.toString().startsWith("chk-")) {
                    Path checkpoint = ((Path) key.watchable()).resolve(name);
                    if (Files.isDirectory(checkpoint) && !isComplete(checkpoint)) {
                        return Optional.of(checkpoint);
                    }
                }
            }
            key.reset();
        }
    }

    static boolean isComplete(Path checkpoint) {
        return Files.exists(checkpoint.resolve("_metadata"));
    }

    @Override
    public void close() throws IOException {
        watch.close();
    }
}
