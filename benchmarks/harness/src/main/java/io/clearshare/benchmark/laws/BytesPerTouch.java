package io.clearshare.benchmark.laws;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How many bytes of state a touch more takes: the slope of state per visitor over clicks per visitor, so that what visitors,
 * signups and trades take is not counted.
 */
record BytesPerTouch() implements Law {

    private static final int BYTES_MAX = 32;

    /** Click ids of the workload, such as {@code c-10001234-42}. */
    private static final int CLICK_ID_BYTES = 13;

    @Override
    public String demand() {
        return "state per kept touch ≤ " + BYTES_MAX + " bytes + its click id (" + CLICK_ID_BYTES + ")";
    }

    @Override
    public Verdict judge(List<Measured> points) {
        double checkpoint = slope(points, Reading::stateBytes);
        double heap = slope(points, Reading::heapBytes);
        String finding = String.format(
                Locale.ROOT, "%.0f bytes in the checkpoint, %.0f bytes of live objects", checkpoint, heap);
        return new Verdict(checkpoint <= BYTES_MAX + CLICK_ID_BYTES, finding, List.of());
    }

    /** By least squares. */
    private static double slope(List<Measured> points, ToDoubleFunction<Reading> bytes) {
        double[] x = points.stream()
                .mapToDouble(
                        point -> point.first().clicks() / (double) point.first().visitors())
                .toArray();
        double[] y = points.stream()
                .mapToDouble(
                        point -> point.figure(bytes).median() / point.first().visitors())
                .toArray();
        double meanX = mean(x);
        double meanY = mean(y);
        double above = 0;
        double below = 0;
        for (int i = 0; i < x.length; i++) {
            above += (x[i] - meanX) * (y[i] - meanY);
            below += (x[i] - meanX) * (x[i] - meanX);
        }
        return above / below;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
