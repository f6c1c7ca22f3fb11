package io.clearshare.benchmark.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A factor is measured from the broker to the page, and every cell at both of its values is right. */
@Timeout(120)
class LawsITCase {

    @TempDir
    Path directory;

    @Test
    void fiveModelsBesideOne() throws Exception {
        Path folder = Path.of("").toAbsolutePath().resolveSibling("");
        String[] arguments = {"--smoke", "--events", "3000", "--only", "models", "--patience-s", "60"};
        LawOptions options = LawOptions.of(arguments, folder).into(directory.resolve("results"));

        boolean right = Laws.run(options, Files.createDirectories(directory.resolve("scratch")));

        assertThat(right).isTrue();
        assertThat(Files.readAllLines(options.results().resolve("laws-smoke.csv")).stream()
                        .skip(1)
                        .map(Reading::of))
                .hasSize(2)
                .allSatisfy(reading -> {
                    assertThat(reading.difference()).isEmpty();
                    assertThat(reading.cpuSeconds()).isPositive();
                    assertThat(reading.stateBytes()).isPositive();
                    assertThat(reading.heapBytes()).isPositive();
                });
        assertThat(Files.readString(options.results().resolve("laws-smoke.md")))
                .contains("five cost ≤ 5 % more than one");
        assertThat(Files.readString(options.results().resolve("laws-smoke.svg")))
                .startsWith("<svg");
        try (var left = Files.list(directory.resolve("scratch"))) {
            assertThat(left).isEmpty();
        }
    }
}
