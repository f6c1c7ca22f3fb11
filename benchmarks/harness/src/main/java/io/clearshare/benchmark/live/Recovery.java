package io.clearshare.benchmark.live;

import io.clearshare.benchmark.report.Delays;
import io.clearshare.benchmark.report.Figure;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What kills cost in one run.
 *
 * @param perSecond the load
 * @param otherCores processors that programs outside of this measurement kept busy
 * @param before how soon events could be read before the first kill
 * @param difference what was wrong with the result after all kills; empty when it was right
 */
record Recovery(
        double perSecond, int checkpointMillis, double otherCores, Delays before, List<Kill> kills, String difference) {

    boolean isRight() {
        return difference.isEmpty() && kills.stream().allMatch(kill -> Double.isFinite(kill.normalSeconds()));
    }

    String head() {
        return String.format(
                Locale.ROOT,
                "%,.0f events/s, checkpoints every %d ms; other programs kept %.1f processors busy. Before the first kill events could be read after %s ms (p50 / p99 /"
                        + " most). After all kills the result was %s.%n%n%s%n",
                perSecond,
                checkpointMillis,
                otherCores,
                before,
                difference.isEmpty() ? "right in every cell" : "WRONG: " + difference,
                String.format(Locale.ROOT, Kill.HEAD, limitMillis(before)).strip());
    }

    /** The delay up to which things are as before. */
    static double limitMillis(Delays before) {
        return 2 * before.p99();
    }

    /** The rows of the table: one per kill, then the median for each process. */
    List<String> rows() {
        Stream<String> medians = kills.stream()
                .map(Kill::part)
                .distinct()
                .map(part -> String.format(
                        Locale.ROOT,
                        "| **%s, median** | **%.1f** | **%.1f** | **%.1f** |%n",
                        part,
                        median(part, Kill::firstSeconds),
                        median(part, Kill::seenSeconds),
                        median(part, Kill::normalSeconds)));
        return Stream.concat(kills.stream().map(Kill::row), medians).toList();
    }

    private double median(String part, ToDoubleFunction<Kill> figure) {
        return Figure.of(kills.stream()
                        .filter(kill -> kill.part().equals(part))
                        .mapToDouble(figure)
                        .toArray())
                .median();
    }
}
