package io.clearshare.benchmark.laws;

import java.util.List;
import java.util.Locale;

/** One small plot per law: the cost relative to the base at each value, and the most that the law allows, dashed. */
final class LawPlot {

    private static final int COLUMNS = 3;
    private static final int WIDTH = 300;
    private static final int HEIGHT = 200;
    private static final int LEFT = 34;
    private static final int RIGHT = 18;
    private static final int TOP = 52;
    private static final int BOTTOM = 30;
    private static final int LEGEND = 34;

    private static final String STYLE = """
            <style>
              text { font: 11px system-ui, sans-serif; fill: #1f2430; }
              .title { font-weight: 600; font-size: 12px; } .faint { fill: #5c6474; }
              .axis { stroke: #c3c8d2; stroke-width: 1; } .whisker { stroke: #3b6fd4; stroke-width: 1.5; }
              .cost { fill: none; stroke: #3b6fd4; stroke-width: 2; } .point { fill: #3b6fd4; }
              .bound { fill: none; stroke: #b3261e; stroke-width: 1.5; stroke-dasharray: 5 4; }
              .broken { fill: #b3261e; } text.broken { font-weight: 600; }
              @media (prefers-color-scheme: dark) {
                text { fill: #e6e9f0; } .faint { fill: #a5adbd; } .axis { stroke: #4a5162; }
                .whisker, .cost { stroke: #7aa2f0; } .point { fill: #7aa2f0; }
                .bound { stroke: #f28b82; } .broken { fill: #f28b82; }
              }
            </style>
            """;

    private final StringBuilder svg = new StringBuilder();

    private LawPlot() {}

    static String svg(List<Judged> judged) {
        List<Judged> drawn = judged.stream()
                .filter(each -> each.verdict().stream()
                        .anyMatch(verdict -> !verdict.ratios().isEmpty()))
                .toList();
        int rows = (drawn.size() + COLUMNS - 1) / COLUMNS;
        LawPlot plot = new LawPlot();
        plot.add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\">",
                COLUMNS * WIDTH, LEGEND + rows * HEIGHT, COLUMNS * WIDTH);
        plot.add("<title>Cost relative to the base of each factor, and the most that each law allows</title>");
        plot.svg.append(STYLE);
        plot.add(
                "<text x=\"8\" y=\"20\">Cost relative to the base (1.00); dashed: the most that the law allows</text>");
        for (int i = 0; i < drawn.size(); i++) {
            plot.add("<g transform=\"translate(%d %d)\">", i % COLUMNS * WIDTH, LEGEND + i / COLUMNS * HEIGHT);
            plot.panel(drawn.get(i), drawn.get(i).verdict().orElseThrow());
            plot.add("</g>");
        }
        plot.add("</svg>");
        return plot.svg.toString();
    }

    private void panel(Judged judged, Verdict verdict) {
        List<Verdict.Ratio> ratios = verdict.ratios();
        double top = 1.15 * ratios.stream().mapToDouble(LawPlot::highest).max().orElse(1);
        add("<text class=\"title\" x=\"8\" y=\"16\">%s</text>", judged.factor().varied());
        add(
                "<text class=\"%s\" x=\"8\" y=\"32\">%s</text>",
                verdict.kept() ? "faint" : "broken", judged.law().demand());
        for (double tick : new double[] {0, 1}) {
            double y = y(tick, top);
            add("<line class=\"axis\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", LEFT, WIDTH - RIGHT, y, y);
            add("<text class=\"faint\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.0f</text>", LEFT - 6, y + 4, tick);
        }
        bound(ratios, top);
        cost(ratios, top);
        for (int i = 0; i < ratios.size(); i++) {
            point(ratios.get(i), x(i, ratios.size()), top);
        }
    }

    private static double highest(Verdict.Ratio ratio) {
        return Math.max(ratio.most(), Double.isInfinite(ratio.bound()) ? 1 : ratio.bound());
    }

    private void bound(List<Verdict.Ratio> ratios, double top) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < ratios.size(); i++) {
            double bound = ratios.get(i).bound();
            if (!Double.isInfinite(bound)) {
                step(path, x(i, ratios.size()) - 14, y(bound, top));
                step(path, x(i, ratios.size()) + 14, y(bound, top));
            }
        }
        add("<path class=\"bound\" d=\"%s\"/>", path);
    }

    private void cost(List<Verdict.Ratio> ratios, double top) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < ratios.size(); i++) {
            step(path, x(i, ratios.size()), y(ratios.get(i).median(), top));
        }
        add("<path class=\"cost\" d=\"%s\"/>", path);
    }

    private static void step(StringBuilder path, double x, double y) {
        path.append(String.format(Locale.ROOT, "%s%.1f %.1f", path.isEmpty() ? "M" : "L", x, y));
    }

    private void point(Verdict.Ratio ratio, double x, double top) {
        String name = ratio.keeps() ? "" : "broken";
        add(
                "<line class=\"whisker\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>",
                x, x, y(ratio.least(), top), y(ratio.most(), top));
        add("<circle class=\"point %s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>", name, x, y(ratio.median(), top));
        add(
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%.2f</text>",
                name, x, y(ratio.median(), top) + 17, ratio.median());
        add(
                "<text class=\"faint\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                x, HEIGHT - BOTTOM + 16, ratio.label());
    }

    private static double x(int place, int places) {
        double wide = WIDTH - LEFT - RIGHT;
        return LEFT + wide * (place + 0.5) / places;
    }

    private static double y(double ratio, double top) {
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * ratio / top;
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
