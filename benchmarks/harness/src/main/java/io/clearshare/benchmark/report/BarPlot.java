package io.clearshare.benchmark.report;

import java.util.List;
import java.util.Locale;

/** Processor seconds per million events as bars, the least and most as whiskers; readable on light and dark ground. */
public final class BarPlot {

    private static final int LABELS = 220;
    private static final int BARS = 520;
    private static final int VALUES = 110;
    private static final int ROW = 30;
    private static final int TOP = 46;

    private static final String STYLE = """
            <style>
              text { font: 13px system-ui, sans-serif; fill: #1f2430; }
              .own { fill: #3b6fd4; } .clickhouse { fill: #d8a21b; } .broker { fill: #8a93a6; }
              .whisker { stroke: #1f2430; stroke-width: 1.5; }
              @media (prefers-color-scheme: dark) {
                text { fill: #e6e9f0; } .whisker { stroke: #e6e9f0; }
                .own { fill: #7aa2f0; } .clickhouse { fill: #e8c05a; } .broker { fill: #7d8699; }
              }
            </style>
            """;

    private final StringBuilder svg = new StringBuilder();
    private final double longest;

    private BarPlot(double longest) {
        this.longest = longest;
    }

    /** The plot of those with a score. */
    public static String svg(List<Standing> standings) {
        List<Standing> right = standings.stream().filter(Standing::isRight).toList();
        double longest = right.stream()
                .mapToDouble(standing -> standing.figure(Standing.Run::cpu).most())
                .max()
                .orElse(1);
        BarPlot plot = new BarPlot(longest);
        int width = LABELS + BARS + VALUES;
        int height = TOP + ROW * right.size() + 10;
        plot.add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\">",
                width, height, width);
        plot.add("<title>CPU seconds per million events, less is better</title>");
        plot.svg.append(STYLE);
        plot.legend();
        for (int i = 0; i < right.size(); i++) {
            plot.bar(right.get(i), TOP + ROW * i);
        }
        plot.add("</svg>");
        return plot.svg.toString();
    }

    private void legend() {
        add("<text x=\"4\" y=\"20\">CPU s per million events, less is better</text>");
        String[] parts = {"own", "clickhouse", "broker"};
        for (int i = 0; i < parts.length; i++) {
            int x = LABELS + 130 + i * 120;
            add("<rect class=\"%s\" x=\"%d\" y=\"9\" width=\"12\" height=\"12\"/>", parts[i], x);
            add("<text x=\"%d\" y=\"20\">%s</text>", x + 18, parts[i].equals("own") ? "contestant" : parts[i]);
        }
    }

    private void bar(Standing standing, int y) {
        add("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", LABELS - 8, y + 15, standing.name());
        double x = LABELS;
        x = part("own", x, y, standing.figure(Standing.Run::ownCpu).median());
        x = part(
                "clickhouse", x, y, standing.figure(Standing.Run::clickHouseCpu).median());
        part("broker", x, y, standing.figure(Standing.Run::brokerCpu).median());
        Figure cpu = standing.figure(Standing.Run::cpu);
        add(
                "<line class=\"whisker\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>",
                LABELS + length(cpu.least()), LABELS + length(cpu.most()), y + 10, y + 10);
        add("<text x=\"%.1f\" y=\"%d\">%.1f</text>", LABELS + length(cpu.most()) + 8, y + 15, cpu.median());
    }

    private double part(String name, double x, int y, double value) {
        double length = length(value);
        add("<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"20\"/>", name, x, y, length);
        return x + length;
    }

    private double length(double value) {
        return BARS * value / longest;
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
