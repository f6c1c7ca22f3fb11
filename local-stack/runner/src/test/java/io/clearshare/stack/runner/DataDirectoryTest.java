package io.clearshare.stack.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    private static final int ROUNDS = 50;
    private static final int DIRECTORIES = 20;
    private static final int FILES = 10;

    @TempDir
    Path directory;

    @Test
    void deletesWhatAnotherProcessDeletesAtTheSameTime() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                Path tree = tree("round-" + round);
                CyclicBarrier together = new CyclicBarrier(2);
                CompletableFuture.allOf(
                                CompletableFuture.runAsync(() -> delete(tree, together), threads),
                                CompletableFuture.runAsync(() -> delete(tree, together), threads))
                        .get();
                assertThat(tree).doesNotExist();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Path tree(String name) throws Exception {
        Path tree = directory.resolve(name);
        for (int n = 0; n < DIRECTORIES; n++) {
            Path child = Files.createDirectories(tree.resolve("child-" + n));
            for (int file = 0; file < FILES; file++) {
                Files.createFile(child.resolve("file-" + file));
            }
        }
        return tree;
    }

    private static void delete(Path tree, CyclicBarrier together) {
        try {
            together.await();
            DataDirectory.delete(tree);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
