package io.clearshare.benchmark.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The last size of a directory that was not nothing: a job that ends by itself takes its checkpoints away. */
public final class StateSize {

    private static final long LOOK_NANOS = 500_000_000;

    private final Path directory;
    private long looked = System.nanoTime();
    private long bytes;

    public StateSize(Path directory) {
        this.directory = directory;
    }

    /** Looks if it is time to. */
    void look() {
        if (System.nanoTime() - looked > LOOK_NANOS) {
            looked = System.nanoTime();
            bytes();
        }
    }

    public long bytes() {
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                long now = files.mapToLong(
                                file -> file.toFile().isFile() ? file.toFile().length() : 0)
                        .sum();
                bytes = now == 0 ? bytes : now;
            } catch (IOException | UncheckedIOException e) {
                // A file went while it was looked at; the next look is as good.
                return bytes;
            }
        }
        return bytes;
    }
}
