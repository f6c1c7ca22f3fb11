package io.clearshare.benchmark.laws;

import io.clearshare.benchmark.workload.Proportions;
import io.clearshare.benchmark.workload.Workload;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

/**
 * How much is measured.
 *
 * @param events records of a usual point
 * @param ends whether only the ends of each factor are measured
 */
record Size(long seed, long events, boolean ends) {

    /** Points whose workload differs in its proportions. */
    List<Point> stretch(Setting setting, DoubleFunction<Proportions> proportions, double... values) {
        return DoubleStream.of(values)
                .mapToObj(x -> new Point(label(x), x, new Workload(seed, events, proportions.apply(x)), setting))
                .toList();
    }

    /** Points whose workload is longer, by more visitors. */
    List<Point> more(Setting setting, double... times) {
        return DoubleStream.of(times)
                .map(each -> each * events)
                .mapToObj(x -> new Point(label(x), x, new Workload(seed, (long) x), setting))
                .toList();
    }

    /** A point of the usual workload, or of one with other proportions. */
    Point point(String label, double x, Proportions proportions, Setting setting) {
        return new Point(label, x, new Workload(seed, events, proportions), setting);
    }

    private static String label(double x) {
        if (x >= 1e6) {
            return String.format(Locale.ROOT, x % 1e6 == 0 ? "%.0f M" : "%.1f M", x / 1e6);
        }
        return x >= 1e4 ? String.format(Locale.ROOT, "%.0f k", x / 1e3) : String.format(Locale.ROOT, "%.0f", x);
    }
}
