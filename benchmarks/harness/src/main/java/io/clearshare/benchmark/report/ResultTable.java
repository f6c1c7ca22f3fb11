package io.clearshare.benchmark.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The results as a page: what was run, the figures, the ratios to the limit, the settings of each contestant. */
public final class ResultTable {

    private static final double SPREAD_PERCENT_MAX = 10;
    private static final double MEGABYTE = 1e6;

    private final List<Standing> standings;
    private final StringBuilder page = new StringBuilder();

    private ResultTable(List<Standing> standings) {
        this.standings = standings;
    }

    /** The page in Markdown; {@code facts} say what was run, where and when. */
    public static String markdown(String title, List<String> facts, String plot, List<Standing> standings) {
        ResultTable table = new ResultTable(standings);
        table.line("# %s", title);
        table.line("");
        facts.forEach(fact -> table.line("- %s", fact));
        table.line("");
        table.line("![Processor seconds per million events](%s)", plot);
        table.line("");
        table.figures();
        table.settings();
        return table.page.toString();
    }

    private void figures() {
        line(
                "Medians over the runs, the least and the most in brackets. CPU: seconds per million events of all processes but"
                        + " the generator, from the first poll until done; of these the contestant's own, ClickHouse's and the"
                        + " broker's. \u26a0 marks a spread above %.0f %%: such a figure is an indication only.",
                SPREAD_PERCENT_MAX);
        line("");
        line(
                "| contestant | CPU s/M | own | ClickHouse | broker | \u00f7 limit | \u00f7 limit-insert | events/s | peak MB |"
                        + " ClickHouse peak MB | state MB | start CPU s | runs |");
        line("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        for (Standing standing : standings) {
            if (standing.isRight()) {
                row(standing);
            } else {
                line(
                        "| %s | no score: wrong result, %s | | | | | | | | | | | |",
                        standing.name(), standing.difference().orElse(""));
            }
        }
        line("");
    }

    private void row(Standing standing) {
        Figure cpu = standing.figure(Standing.Run::cpu);
        line(
                "| %s | %s | %.2f | %.2f | %.2f | %s | %s | %s | %s | %.0f | %.0f | %.1f | %d |",
                standing.name(),
                shown(cpu, "%.2f"),
                standing.figure(Standing.Run::ownCpu).median(),
                standing.figure(Standing.Run::clickHouseCpu).median(),
                standing.figure(Standing.Run::brokerCpu).median(),
                ratio(cpu, "limit"),
                ratio(cpu, "limit-insert"),
                shown(standing.figure(Standing.Run::eventsPerSecond), "%,.0f"),
                shown(standing.figure(run -> run.peakBytes() / MEGABYTE), "%.0f"),
                standing.figure(Standing.Run::clickHousePeakBytes).median() / MEGABYTE,
                standing.figure(Standing.Run::stateBytes).median() / MEGABYTE,
                standing.figure(Standing.Run::startCpuSeconds).median(),
                standing.runs().size());
    }

    private static String shown(Figure figure, String format) {
        String warning = figure.spreadPercent() > SPREAD_PERCENT_MAX ? " \u26a0" : "";
        return String.format(
                Locale.ROOT,
                format + " (" + format + "\u2013" + format + ")%s",
                figure.median(),
                figure.least(),
                figure.most(),
                warning);
    }

    private String ratio(Figure cpu, String limit) {
        Optional<Standing> found = standings.stream()
                .filter(standing -> standing.name().equals(limit) && standing.isRight())
                .findFirst();
        return found.map(standing -> String.format(
                        Locale.ROOT,
                        "%.1f\u00d7",
                        cpu.median() / standing.figure(Standing.Run::cpu).median()))
                .orElse("");
    }

    private void settings() {
        line("| contestant | what it is | events | machine's other CPU s per run | steal %% |");
        line("|---|---|---|---|---|");
        for (Standing standing : standings) {
            line(
                    "| %s | %s | %,.0f | %.1f | %.2f |",
                    standing.name(),
                    standing.settings(),
                    standing.figure(Standing.Run::records).median(),
                    standing.figure(Standing.Run::otherCpuSeconds).median(),
                    standing.figure(Standing.Run::stolenPercent).median());
        }
    }

    private void line(String format, Object... values) {
        page.append(values.length == 0 ? format.replace("%%", "%") : String.format(Locale.ROOT, format, values))
                .append('\n');
    }

    /** Every run in comma-separated values. */
    public static String csv(List<Standing> standings) {
        StringBuilder csv =
                new StringBuilder("contestant,right,run,records,events_per_s,cpu_s_per_million,own_cpu_s_per_million,"
                        + "clickhouse_cpu_s_per_million,broker_cpu_s_per_million,start_cpu_s,other_cpu_s,steal_percent,peak_bytes,"
                        + "clickhouse_peak_bytes,state_bytes\n");
        for (Standing standing : standings) {
            int number = 0;
            for (Standing.Run run : standing.runs()) {
                csv.append(String.format(
                        Locale.ROOT,
                        "%s,%s,%d,%d,%.0f,%.3f,%.3f,%.3f,%.3f,%.2f,%.2f,%.3f,%d,%d,%d%n",
                        standing.name(),
                        standing.isRight(),
                        ++number,
                        run.records(),
                        run.eventsPerSecond(),
                        run.cpu(),
                        run.ownCpu(),
                        run.clickHouseCpu(),
                        run.brokerCpu(),
                        run.startCpuSeconds(),
                        run.otherCpuSeconds(),
                        run.stolenPercent(),
                        run.peakBytes(),
                        run.clickHousePeakBytes(),
                        run.stateBytes()));
            }
        }
        return csv.toString();
    }
}
