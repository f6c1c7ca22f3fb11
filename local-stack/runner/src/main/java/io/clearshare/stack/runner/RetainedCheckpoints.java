package io.clearshare.stack.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The checkpoints on disk, of all jobs that ever ran: {@code <job>/chk-<n>/_metadata}. */
record RetainedCheckpoints(Path directory) {

    private static final String METADATA = "_metadata";

    /** The newest complete checkpoint; a checkpoint is complete once its metadata file exists. */
    Optional<Path> newest() throws IOException {
        List<Path> jobs = children(directory);
        try (Stream<Path> checkpoints = jobs.stream().flatMap(job -> complete(job).stream())) {
            return checkpoints.max(
                    Comparator.comparing(RetainedCheckpoints::completedAt).thenComparing(RetainedCheckpoints::number));
        }
    }

    /**
     * Deletes what jobs other than {@code job} left. Call it only when {@code job} has completed a checkpoint of its
     * own: its first one is full, so nothing of the older ones is needed then.
     */
    void keepOnly(String job) throws IOException {
        for (Path other : children(directory)) {
            if (!other.endsWith(job)) {
                DataDirectory.delete(other);
            }
        }
    }

    private static List<Path> complete(Path job) {
        try {
            return children(job).stream()
                    .filter(child -> Files.exists(child.resolve(METADATA)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime completedAt(Path checkpoint) {
        try {
            return Files.getLastModifiedTime(checkpoint.resolve(METADATA));
        } catch (IOException e) {
            // Removed meanwhile by its own job, which has a newer one.
            return FileTime.fromMillis(0);
        }
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
    }

    private static List<Path> children(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(directory)) {
            return children.filter(Files::isDirectory).toList();
        }
    }
}
