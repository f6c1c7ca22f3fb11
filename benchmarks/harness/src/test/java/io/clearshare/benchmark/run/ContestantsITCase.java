package io.clearshare.benchmark.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every program that takes part gets every cell of a small workload right. */
@Timeout(300)
class ContestantsITCase {

    @TempDir
    Path directory;

    @Test
    void everybodyIsRight() throws Exception {
        Path folder = Path.of("").toAbsolutePath().resolveSibling("");
        String[] arguments = {
            "--events",
            "5000",
            "--runs",
            "1",
            "--no-warm-up",
            "--checkpoint-ms",
            "500",
            "--patience-s",
            "60",
            "--only",
            "limit-insert,ours-attribution-heap,flink-sql-heap,kafka-streams,clickhouse-only"
        };
        Options options = Options.of(arguments, folder).into(directory.resolve("results"));

        Map<Contestant, List<Measurement>> measured =
                Benchmark.measure(options, Files.createDirectories(directory.resolve("scratch")));

        assertThat(measured).hasSize(5);
        measured.forEach((contestant, runs) -> assertThat(runs)
                .as(contestant.title())
                .hasSize(1)
                .allSatisfy(run -> {
                    assertThat(run.difference()).isEmpty();
                    assertThat(run.cpuPerMillion()).isPositive();
                    assertThat(run.peakBytes()).isPositive();
                }));
        assertThat(Files.readString(options.results().resolve("attr-5000.md"))).contains("| kafka-streams |");
        assertThat(Files.readString(options.results().resolve("attr-5000.csv"))).hasLineCount(6);
        assertThat(Files.readString(options.results().resolve("attr-5000.svg")))
                .startsWith("<svg")
                .contains("flink-sql-heap");
    }
}
