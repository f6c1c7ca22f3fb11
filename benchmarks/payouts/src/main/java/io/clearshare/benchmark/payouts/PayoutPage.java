package io.clearshare.benchmark.payouts;

import io.clearshare.benchmark.report.Figure;
import io.clearshare.benchmark.report.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The results as a page, as every single run, and as a plot. */
final class PayoutPage {

    private static final double SPREAD_PERCENT_MAX = 10;

    /** A contestant, whom it is compared with, and the ratio to be reached. */
    private record Goal(String what, String base, double ratio) {}

    private static final List<Goal> GOALS = List.of(
            new Goal(RunPayments.PRODUCT, RunPayments.BARE, 0.4),
            new Goal(PostEntries.name(true, 1), PostEntries.name(false, 1), 0.5),
            new Goal(PostEntries.name(true, 100), PostEntries.name(false, 100), 0.5));

    private final PayoutOptions options;
    private final List<Outcome> outcomes;

    private PayoutPage(PayoutOptions options, List<Outcome> outcomes) {
        this.options = options;
        this.outcomes = outcomes;
    }

    /** The runs that the results of this name already have. */
    static List<Outcome> outcomes(PayoutOptions options) throws IOException {
        Path csv = options.results().resolve(options.name() + ".csv");
        return Files.exists(csv)
                ? Files.readAllLines(csv).stream().skip(1).map(Outcome::ofCsv).toList()
                : List.of();
    }

    static void write(PayoutOptions options, List<Outcome> outcomes) throws IOException {
        Files.createDirectories(options.results());
        PayoutPage page = new PayoutPage(options, outcomes);
        StringBuilder csv = new StringBuilder(Outcome.CSV_HEAD);
        outcomes.forEach(outcome -> csv.append(outcome.csv()));
        Files.writeString(options.results().resolve(options.name() + ".csv"), csv);
        Files.writeString(options.results().resolve(options.name() + ".md"), page.markdown());
        Files.writeString(options.results().resolve(options.name() + ".svg"), page.svg());
    }

    private String markdown() throws IOException {
        StringBuilder page = new StringBuilder();
        line(page, "# Payouts beside the bare chain, postings beside plain inserts%n");
        line(page, "- measured on %s", Machine.described());
        line(
                page,
                "- API: `%s`; Postgres: fsync and synchronous_commit on, 64 MB of buffers; slots of 400 ms, blocks on"
                        + " disk",
                String.join(" ", Product.API_JVM));
        line(
                page,
                "- %d payouts of each run that do not count come first; amounts from seed %d; %d clients write into"
                        + " the books%n",
                options.warm(),
                options.seed(),
                PostEntries.CLIENTS);
        line(page, "![Rates](%s.svg)%n", options.name());
        line(
                page,
                "Medians over the runs, the least and the most in brackets; \u26a0 marks a spread above %.0f %%.%n",
                SPREAD_PERCENT_MAX);
        line(page, "| | per second | \u00f7 base | goal | runs |%n|---|---|---|---|---|");
        names().forEach(name -> row(page, name));
        line(
                page,
                "%n## Every run%n%n| | count | seconds | phases (s) | CPU s of the parts | result |%n|---|---|---|---|---|---|");
        outcomes.forEach(one -> line(
                page,
                "| %s | %d | %.1f | %s | %s | %s |",
                one.what(),
                one.count(),
                one.seconds(),
                one.phases(),
                one.cpu(),
                one.isRight() ? "right" : one.trouble()));
        return page.toString();
    }

    private void row(StringBuilder page, String name) {
        List<Outcome> right = right(name);
        if (right.isEmpty()) {
            line(page, "| %s | no score: see below | | | |", name);
            return;
        }
        Figure rate = rate(name);
        String ratio = "";
        String goal = "";
        for (Goal one : GOALS) {
            if (one.what().equals(name) && !right(one.base()).isEmpty()) {
                ratio = String.format(
                        Locale.ROOT, "%.2f", rate.median() / rate(one.base()).median());
                goal = String.format(Locale.ROOT, "\u2265 %.1f", one.ratio());
            }
        }
        line(
                page,
                "| %s | %,.0f (%,.0f\u2013%,.0f)%s | %s | %s | %d |",
                name,
                rate.median(),
                rate.least(),
                rate.most(),
                rate.spreadPercent() > SPREAD_PERCENT_MAX ? " \u26a0" : "",
                ratio,
                goal,
                right.size());
    }

    private List<String> names() {
        return outcomes.stream().map(Outcome::what).distinct().toList();
    }

    private List<Outcome> right(String name) {
        return outcomes.stream()
                .filter(one -> one.what().equals(name) && one.isRight())
                .toList();
    }

    private Figure rate(String name) {
        return Figure.of(right(name).stream().mapToDouble(Outcome::perSecond).toArray());
    }

    /** A bar for each ratio, a line at its goal. */
    private String svg() {
        StringBuilder plot = new StringBuilder();
        List<Goal> shown = GOALS.stream()
                .filter(goal ->
                        !right(goal.what()).isEmpty() && !right(goal.base()).isEmpty())
                .toList();
        line(
                plot,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 760 %d\" width=\"760\" role=\"img\">",
                40 + 34 * shown.size());
        line(
                plot,
                "<title>Rate as a part of the base's, more is better</title><style>text { font: 13px system-ui, sans-serif;"
                        + " fill: #1f2430 } rect { fill: #3b6fd4 } line { stroke: #d8a21b; stroke-width: 2 }"
                        + " @media (prefers-color-scheme: dark) { text { fill: #e6e9f0 } rect { fill: #7aa2f0 } }</style>");
        line(plot, "<text x=\"4\" y=\"18\">Rate as a part of the base's; the line is the goal</text>");
        for (int i = 0; i < shown.size(); i++) {
            Goal goal = shown.get(i);
            double ratio = rate(goal.what()).median() / rate(goal.base()).median();
            int y = 34 + 34 * i;
            line(plot, "<text x=\"220\" y=\"%d\" text-anchor=\"end\">%s</text>", y + 16, goal.what());
            line(plot, "<rect x=\"230\" y=\"%d\" width=\"%.1f\" height=\"22\"/>", y, 440 * Math.min(1, ratio));
            line(
                    plot,
                    "<line x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$d\" y2=\"%3$d\"/>",
                    230 + 440 * goal.ratio(),
                    y - 3,
                    y + 25);
            line(plot, "<text x=\"%.1f\" y=\"%d\">%.2f</text>", 238 + 440 * Math.min(1, ratio), y + 16, ratio);
        }
        line(plot, "</svg>");
        return plot.toString();
    }

    private static void line(StringBuilder page, String format, Object... values) {
        page.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
