package io.clearshare.benchmark.laws;

import io.clearshare.benchmark.report.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The result files: every reading as a line, from which page and plot are made; a factor measured again replaces its lines. */
final class LawFiles {

    private final LawOptions options;

    LawFiles(LawOptions options) {
        this.options = options;
    }

    /** Writes the readings of a factor, and page and plot of all factors that have any. */
    Path write(Factor factor, List<Reading> readings) throws IOException {
        Path folder = Files.createDirectories(options.results());
        Path csv = folder.resolve(options.name() + ".csv");
        List<Reading> all = new ArrayList<>(read(csv));
        all.removeIf(reading -> reading.factor().equals(factor.title()));
        all.addAll(readings);
        List<String> lines = new ArrayList<>(List.of(Reading.HEADER));
        all.forEach(reading -> lines.add(reading.line()));
        Files.write(csv, lines);
        List<Judged> judged = Judged.all(all);
        String plot = options.name() + ".svg";
        Path page = folder.resolve(options.name() + ".md");
        Files.writeString(page, LawPage.markdown(facts(), plot, judged));
        Files.writeString(folder.resolve(plot), LawPlot.svg(judged));
        return page;
    }

    private static List<Reading> read(Path csv) throws IOException {
        return Files.exists(csv)
                ? Files.readAllLines(csv).stream().skip(1).map(Reading::of).toList()
                : List.of();
    }

    private List<String> facts() throws IOException {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%,d events at usual points, seed %d; %d counted passes per process after %,d events to warm up",
                        options.size().events(),
                        options.size().seed(),
                        options.passes(),
                        options.warmUp()),
                "measured on " + Machine.described(),
                "every figure is of a pass whose result was right in every cell");
    }
}
