package io.clearshare.stack.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetainedCheckpointsTest {

    @TempDir
    Path directory;

    private RetainedCheckpoints checkpoints;

    @BeforeEach
    void setUp() {
        checkpoints = new RetainedCheckpoints(directory.resolve("checkpoints"));
    }

    private Path complete(String job, int number, long completedAtMillis) throws Exception {
        Path checkpoint = Files.createDirectories(directory.resolve("checkpoints/" + job + "/chk-" + number));
        Path metadata = Files.createFile(checkpoint.resolve("_metadata"));
        Files.setLastModifiedTime(metadata, FileTime.fromMillis(completedAtMillis));
        return checkpoint;
    }

    @Test
    void aFreshStackHasNone() throws Exception {
        assertThat(checkpoints.newest()).isEmpty();
    }

    @Test
    void theNewestOfAllJobsCountsNotTheOneWithTheHighestNumber() throws Exception {
        complete("a", 900, 1_000);
        Path newest = complete("b", 2, 3_000);
        complete("b", 1, 2_000);

        assertThat(checkpoints.newest()).contains(newest);
    }

    @Test
    void aCheckpointWithoutMetadataIsNotComplete() throws Exception {
        Path complete = complete("a", 1, 1_000);
        Files.createDirectories(directory.resolve("checkpoints/a/chk-2"));
        Files.createDirectories(directory.resolve("checkpoints/a/shared"));
        Files.createDirectories(directory.resolve("checkpoints/b/taskowned"));

        assertThat(checkpoints.newest()).contains(complete);
    }

    @Test
    void whatOlderJobsLeftIsDeleted() throws Exception {
        complete("old", 1, 1_000);
        Path own = complete("own", 1, 2_000);

        assertThat(checkpoints.keepOnly("own")).isTrue();

        assertThat(directory.resolve("checkpoints/old")).doesNotExist();
        assertThat(checkpoints.newest()).contains(own);
    }

    @Test
    void whatOwnCheckpointsAreMadeOfIsKept() throws Exception {
        complete("older", 1, 1_000);
        complete("old", 1, 2_000);
        Path own = complete("own", 1, 3_000);
        Files.writeString(own.resolve("_metadata"), "\u0001 file:/data/checkpoints/old/shared/1 \u0002");

        assertThat(checkpoints.keepOnly("own")).isFalse();

        assertThat(directory.resolve("checkpoints/older")).doesNotExist();
        assertThat(directory.resolve("checkpoints/old")).exists();

        complete("own", 2, 4_000);
        Files.delete(own.resolve("_metadata"));

        assertThat(checkpoints.keepOnly("own")).isTrue();
        assertThat(directory.resolve("checkpoints/old")).doesNotExist();
    }
}
