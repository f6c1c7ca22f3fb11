package io.clearshare.benchmark.laws;

import io.clearshare.benchmark.report.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** All readings of one point of a factor. */
record Measured(String label, double x, List<Reading> readings) {

    Measured {
        readings = List.copyOf(readings);
    }

    /** The points of a factor in order of their values. */
    static List<Measured> points(List<Reading> readings, Factor factor) {
        Map<String, List<Reading>> byPoint = new LinkedHashMap<>();
        readings.stream()
                .filter(reading -> reading.factor().equals(factor.title()))
                .sorted((a, b) -> Double.compare(a.x(), b.x()))
                .forEach(reading -> byPoint.computeIfAbsent(reading.point(), point -> new ArrayList<>())
                        .add(reading));
        List<Measured> points = new ArrayList<>();
        byPoint.forEach((label, of) -> points.add(new Measured(label, of.get(0).x(), of)));
        return points;
    }

    boolean isRight() {
        return readings.stream().allMatch(Reading::isRight);
    }

    Figure figure(ToDoubleFunction<Reading> figure) {
        return Figure.of(readings.stream().mapToDouble(figure).toArray());
    }

    Reading first() {
        return readings.get(0);
    }
}
