package io.clearshare.benchmark.laws;

import io.clearshare.benchmark.report.Figure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The laws as a page: each with its verdict, then what was measured at each point. */
final class LawPage {

    private final StringBuilder page = new StringBuilder();

    private LawPage() {}

    static String markdown(List<String> facts, String plot, List<Judged> judged) {
        LawPage page = new LawPage();
        page.line("# How the job's cost grows");
        page.line("");
        facts.forEach(fact -> page.line("- %s", fact));
        page.line("");
        page.line("![Cost relative to the base of each factor, and the law's bound](%s)", plot);
        page.line("");
        page.laws(judged);
        page.rebuild(judged);
        page.points(judged);
        return page.page.toString();
    }

    private void laws(List<Judged> judged) {
        line("Relative costs are in the order of the values, × what 1.00 stands for. Broken points are bold.");
        line("");
        line("| factor | values | law | found | verdict |");
        line("|---|---|---|---|---|");
        for (Judged each : judged) {
            line(
                    "| %s | %s | %s | %s | %s |",
                    each.factor().varied(),
                    each.points().stream().map(Measured::label).collect(Collectors.joining(" · ")),
                    each.law().demand(),
                    each.verdict().map(Verdict::finding).orElse(""),
                    each.word());
        }
        line(
                "| lookback window | 30 d | CPU per event ≤ 1.1× from 7 to 90 d | the contract fixes it: not varied | – |");
        line("");
    }

    /** How fast stored events are gone through, against the pace at which the story itself makes them. */
    private void rebuild(List<Judged> judged) {
        judged.stream()
                .filter(each -> each.factor() == Factor.EVENTS && each.verdict().isPresent())
                .findFirst()
                .ifPresent(each -> {
                    Measured most = each.points().get(each.points().size() - 1);
                    double seconds = most.figure(Reading::seconds).median();
                    line(
                            "Forty days with %,d events are gone through in %.1f s: %,.0f × the pace at which they happen.",
                            most.first().records(), seconds, 40 * 86_400 / seconds);
                    line("");
                });
    }

    private void points(List<Judged> judged) {
        Map<Factor, List<Measured>> byFactor = new LinkedHashMap<>();
        judged.forEach(each -> byFactor.put(each.factor(), each.points()));
        line("Medians over the counted passes, the least and the most of CPU in brackets.");
        line("");
        line(
                "| factor | value | events | visitors | CPU s/M | events/s | state MB | live heap MB | passes | steal %% |");
        line("|---|---|---|---|---|---|---|---|---|---|");
        byFactor.forEach((factor, points) -> points.forEach(point -> row(factor, point)));
    }

    private void row(Factor factor, Measured point) {
        if (!point.isRight()) {
            line(
                    "| %s | %s | wrong result: %s | | | | | | | |",
                    factor.title(), point.label(), point.first().difference());
            return;
        }
        Figure cpu = point.figure(Measure.CPU::of);
        line(
                "| %s | %s | %,d | %,d | %.2f (%.2f–%.2f) | %,.0f | %.1f | %.0f | %d | %.1f |",
                factor.title(),
                point.label(),
                point.first().records(),
                point.first().visitors(),
                cpu.median(),
                cpu.least(),
                cpu.most(),
                1e6 / point.figure(Measure.TIME::of).median(),
                point.figure(Reading::stateBytes).median() / 1e6,
                point.figure(Reading::heapBytes).median() / 1e6,
                point.readings().size(),
                point.figure(Reading::stolenPercent).median());
    }

    private void line(String format, Object... values) {
        page.append(values.length == 0 ? format.replace("%%", "%") : String.format(Locale.ROOT, format, values))
                .append('\n');
    }
}
