package io.clearshare.benchmark.run;

import io.clearshare.benchmark.report.BarPlot;
import io.clearshare.benchmark.report.Machine;
import io.clearshare.benchmark.report.ResultTable;
import io.clearshare.benchmark.report.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes what was measured: a page, every run's figures, a plot. */
final class WriteResults {

    private final Options options;

    WriteResults(Options options) {
        this.options = options;
    }

    Path write(Map<Contestant, List<Measurement>> measured) throws IOException {
        List<Standing> standings = new ArrayList<>();
        measured.forEach((contestant, runs) -> standings.add(standing(contestant, runs)));
        Path folder = Files.createDirectories(options.results());
        Path page = folder.resolve(options.name() + ".md");
        String plot = options.name() + ".svg";
        Files.writeString(
                page, ResultTable.markdown("Measured side by side: " + options.name(), facts(), plot, standings));
        Files.writeString(folder.resolve(options.name() + ".csv"), ResultTable.csv(standings));
        Files.writeString(folder.resolve(plot), BarPlot.svg(standings));
        return page;
    }

    private static Standing standing(Contestant contestant, List<Measurement> runs) {
        return new Standing(
                contestant.title(),
                contestant.settings(),
                runs.stream()
                        .map(Measurement::difference)
                        .filter(difference -> !difference.isEmpty())
                        .findFirst(),
                runs.stream().map(WriteResults::run).toList());
    }

    private static Standing.Run run(Measurement m) {
        double perMillion = 1e6 / m.records();
        return new Standing.Run(
                m.records(),
                m.throughput(),
                m.cpuPerMillion(),
                m.ownCpuPerMillion(),
                m.clickHouseCpuSeconds() * perMillion,
                m.brokerCpuSeconds() * perMillion,
                m.startCpuSeconds(),
                m.otherCpuSeconds(),
                m.stolenPercent(),
                m.peakBytes(),
                m.clickHousePeakBytes(),
                m.stateBytes());
    }

    private List<String> facts() throws IOException {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%,d events, seed %d; checkpoints every %.1f s; %s",
                        options.events(),
                        options.seed(),
                        options.checkpoint().toMillis() / 1e3,
                        options.warmUp() ? "one pass before was thrown away" : "no pass was thrown away"),
                "measured on " + Machine.described(),
                "every contestant's JVM: `" + String.join(" ", ContestantProcess.JVM_FLAGS) + "`",
                "every figure is of a run whose result was right in every cell");
    }
}
