package io.clearshare.stack.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The checkpoints on disk, of all jobs that ever ran: {@code <job>/chk-<n>/_metadata}. */
record RetainedCheckpoints(Path directory) {

    private static final String METADATA = "_metadata";
    private static final String REBUILT = "rebuilt";

    /** The newest complete checkpoint; a checkpoint is complete once its metadata file exists. */
    Optional<Path> newest() throws IOException {
        List<Path> jobs = children(directory);
        try (Stream<Path> checkpoints = jobs.stream().flatMap(job -> complete(job).stream())) {
            return checkpoints.max(
                    Comparator.comparing(RetainedCheckpoints::completedAt).thenComparing(RetainedCheckpoints::number));
        }
    }

    /** Whether a job that starts from there has to put rebuilt tables in the place of those in use. */
    boolean isRebuilt(Path checkpoint) {
        return checkpoint.startsWith(rebuilt());
    }

    /** Where the state of a rebuild waits for the job, as the first checkpoint of a job of that name. */
    Path rebuilt() {
        return directory.resolve(REBUILT);
    }

    /** Where the checkpoints of the tables that were rebuilt last are. */
    Path replaced() {
        return directory.resolveSibling(directory.getFileName() + "-before-rebuild");
    }

    /** Puts the savepoint of a rebuild in the place of all checkpoints; those belong to tables that will be replaced. */
    void replaceBy(Path savepoint) throws IOException {
        DataDirectory.delete(replaced());
        Path complete = savepoint.resolveSibling(REBUILT);
        Files.createDirectories(complete.resolve(REBUILT));
        Files.move(savepoint, complete.resolve(REBUILT).resolve("chk-0"));
        Files.move(directory, replaced());
        Files.move(complete, directory);
    }

    /**
     * Deletes what other jobs left, unless a complete checkpoint of {@code job} refers to it: until the job has stored its state
     * anew, its checkpoints are made of those that it took over.
     *
     * @return whether nothing of other jobs is left
     */
    boolean keepOnly(String job) throws IOException {
        StringBuilder referredTo = new StringBuilder();
        try {
            for (Path own : complete(directory.resolve(job))) {
                referredTo.append(Files.readString(own.resolve(METADATA), StandardCharsets.ISO_8859_1));
            }
        } catch (NoSuchFileException e) {
            // Superseded while it was read; the next look finds newer ones.
            return false;
        }
        boolean alone = true;
        for (Path other : children(directory)) {
            if (!other.endsWith(job)) {
                boolean needed = referredTo.indexOf("/" + other.getFileName() + "/") >= 0;
                alone &= !needed;
                if (!needed) {
                    DataDirectory.delete(other);
                }
            }
        }
        return alone;
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
