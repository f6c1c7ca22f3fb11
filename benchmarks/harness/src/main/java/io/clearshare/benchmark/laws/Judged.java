package io.clearshare.benchmark.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A law and how it fared.
 *
 * @param points the points it was judged by
 * @param verdict none where a point was wrong, or alone
 */
record Judged(Factor factor, Law law, List<Measured> points, Optional<Verdict> verdict) {

    Judged {
        points = List.copyOf(points);
    }

    /** Every law of every factor that has readings. */
    static List<Judged> all(List<Reading> readings) {
        List<Judged> judged = new ArrayList<>();
        for (Factor factor : Factor.values()) {
            List<Measured> points = Measured.points(readings, factor);
            if (points.isEmpty()) {
                continue;
            }
            boolean fit = points.size() > 1 && points.stream().allMatch(Measured::isRight);
            for (Law law : factor.laws()) {
                judged.add(new Judged(factor, law, points, fit ? Optional.of(law.judge(points)) : Optional.empty()));
            }
        }
        return judged;
    }

    /** In a word. */
    String word() {
        return verdict.map(found -> found.kept() ? "kept" : "**broken**").orElse("no verdict: a wrong result");
    }
}
