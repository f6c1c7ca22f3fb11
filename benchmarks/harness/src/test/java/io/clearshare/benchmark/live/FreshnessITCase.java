package io.clearshare.benchmark.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A small steady load is timed, and every cell it leads to is right. */
@Timeout(300)
class FreshnessITCase {

    @TempDir
    Path directory;

    @Test
    void everyEventIsTimedAndEveryCellIsRight() throws Exception {
        Path folder = Path.of("").toAbsolutePath().resolveSibling("");
        String[] arguments = {"--rate", "600", "--warm-s", "1", "--seconds", "4", "--checkpoint-ms", "250"};
        LiveOptions options = LiveOptions.of(arguments, folder, "freshness").into(directory.resolve("results"));

        List<Freshness> measured =
                new MeasureFreshness(options).measure(Files.createDirectories(directory.resolve("scratch")));

        assertThat(measured).singleElement().satisfies(run -> {
            assertThat(run.difference()).isEmpty();
            assertThat(run.conversions().count() + run.clicks().count()).isEqualTo(2_400);
            assertThat(run.conversions().p50()).isBetween(1.0, run.conversions().p99());
            assertThat(run.jobCores()).isPositive();
        });
        assertThat(Files.readString(options.results().resolve("freshness.md"))).contains("| rocksdb | 250 | 600 |");
        assertThat(Files.readString(options.results().resolve("freshness.csv"))).hasLineCount(2);
    }
}
