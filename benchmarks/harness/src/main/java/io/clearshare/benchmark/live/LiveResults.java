package io.clearshare.benchmark.live;

import io.clearshare.benchmark.report.Machine;
import io.clearshare.benchmark.run.Say;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes a page and its figures beside the other results. */
final class LiveResults {

    private LiveResults() {}

    static void write(
            LiveOptions options, String title, String head, List<String> rows, String csvHead, List<String> csv)
            throws IOException {
        Path folder = Files.createDirectories(options.results());
        Path page = folder.resolve(options.name() + ".md");
        String facts = String.format(
                Locale.ROOT,
                "# %s%n%n- seed %d; %d s of load before anything counts%s%n- measured on %s%n%n",
                title,
                options.seed(),
                options.warmSeconds(),
                options.flink().isEmpty() ? "" : "; Flink: `" + String.join("`, `", options.flink()) + "`",
                Machine.described());
        Files.writeString(page, facts + head + String.join("", rows));
        Files.writeString(folder.resolve(options.name() + ".csv"), csvHead + String.join("", csv));
        Say.line("written to %s", page);
    }
}
