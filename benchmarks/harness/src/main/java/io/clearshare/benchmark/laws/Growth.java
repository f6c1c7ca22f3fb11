package io.clearshare.benchmark.laws;

import io.clearshare.benchmark.report.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A cost may grow with a factor only so far.
 *
 * @param base the place of the point that the others are compared with
 */
record Growth(String demand, Measure measure, int base, Bound bound) implements Law {

    @Override
    public Verdict judge(List<Measured> points) {
        // Where only the ends of a factor are measured, the first is the base.
        Measured of = points.get(points.size() > 2 ? base : 0);
        double one = of.figure(measure::of).median();
        List<Verdict.Ratio> ratios = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (Measured point : points) {
            Figure cost = point.figure(measure::of);
            Verdict.Ratio ratio = new Verdict.Ratio(
                    point.label(),
                    cost.least() / one,
                    cost.median() / one,
                    cost.most() / one,
                    bound.at(point.x(), of.x()));
            ratios.add(ratio);
            found.add(String.format(Locale.ROOT, ratio.keeps() ? "%.2f" : "**%.2f**", ratio.median()));
        }
        boolean kept = ratios.stream().allMatch(Verdict.Ratio::keeps);
        String finding = String.format(Locale.ROOT, "%s × %.3g %s", String.join(" · ", found), one, measure.unit());
        return new Verdict(kept, finding, ratios);
    }
}
