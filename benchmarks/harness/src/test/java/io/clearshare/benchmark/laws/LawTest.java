package io.clearshare.benchmark.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LawTest {

    private static final int RECORDS = 1_000_000;

    @Test
    void theMedianAtEveryPointStaysBelowTheBound() {
        Growth law = new Growth("flat", Measure.CPU, 1, Bound.atMost(1.10));
        assertThat(law.judge(points(10, 10, 10.9, 3)).kept()).isTrue();
        Verdict broken = law.judge(points(10, 10, 11.1, 3));
        assertThat(broken.kept()).isFalse();
        assertThat(broken.finding()).isEqualTo("1.00 · 1.00 · **1.11** · 0.30 × 10.0 CPU s/M");
    }

    @Test
    void boundsFollowTheValue() {
        assertThat(Bound.perTenfold(1.2).at(50_000, 500)).isCloseTo(1.44, Offset.offset(1e-9));
        assertThat(Bound.perTenfold(1.2).at(50, 500)).isInfinite();
        assertThat(Bound.power(0.5).at(600, 6)).isCloseTo(10, Offset.offset(1e-9));
        assertThat(Bound.from(6, 1.1).at(1, 6)).isInfinite();
    }

    @Test
    void aTouchIsWhatAVisitorWithOneMoreTakesMore() {
        List<Measured> points = new ArrayList<>();
        for (int clicks : new int[] {20, 40, 80}) {
            long state = 100L * (300 + 45 * clicks);
            Reading reading =
                    new Reading("state", clicks + "", clicks, 1, 100, 100L * clicks, 1, 1, state, 2 * state, 0, "");
            points.add(new Measured(clicks + "", clicks, List.of(reading)));
        }
        Verdict verdict = new BytesPerTouch().judge(points);
        assertThat(verdict.kept()).isTrue();
        assertThat(verdict.finding()).isEqualTo("45 bytes in the checkpoint, 90 bytes of live objects");
    }

    @Test
    void readingsComeBackFromTheirLines() {
        Reading reading = new Reading("events", "1 M", 1e6, 1, 2, 3, 4.25, 5.125, 6, 7, 0.5, "");
        assertThat(Reading.of(reading.line())).isEqualTo(reading);
        Reading wrong = new Reading("events", "1 M", 1e6, 1, 2, 3, 4.25, 5.125, 6, 7, 0.5, "of 3, 1\nare missing");
        assertThat(Reading.of(wrong.line()).difference()).isEqualTo("of 3 1 are missing");
    }

    @Test
    void aWrongResultHasNoVerdict() {
        List<Reading> readings = new ArrayList<>();
        for (Measured point : points(10, 10)) {
            readings.addAll(point.readings());
        }
        assertThat(Judged.all(readings))
                .allSatisfy(law -> assertThat(law.word()).isEqualTo("kept"));
        readings.add(new Reading("delivery", "2", 2, 1, 1, 1, 1, 1, 1, 1, 0, "1 is missing"));
        assertThat(Judged.all(readings))
                .hasSize(1)
                .allSatisfy(law -> assertThat(law.word()).contains("wrong result"));
        assertThat(LawPage.markdown(List.of(), "plot.svg", Judged.all(readings)))
                .contains("wrong result: 1 is missing");
    }

    @Test
    void everyFactorHasLawsAndDistinctPoints() {
        Size size = new Size(1, 100_000, false);
        for (Factor factor : Factor.values()) {
            List<Point> points = factor.points(size);
            assertThat(points.stream().map(Point::label).distinct())
                    .as(factor.title())
                    .hasSameSizeAs(points)
                    .hasSizeGreaterThan(1);
            assertThat(points).isSortedAccordingTo((a, b) -> Double.compare(a.x(), b.x()));
            assertThat(factor.laws()).isNotEmpty();
            assertThat(Factor.of(factor.title())).isEqualTo(factor);
        }
    }

    /** Points with these processor seconds per million events. */
    private static List<Measured> points(double... cpu) {
        List<Measured> points = new ArrayList<>();
        for (int i = 0; i < cpu.length; i++) {
            Reading reading = new Reading("delivery", i + "", i, RECORDS, 1, 1, cpu[i], 1, 1, 1, 0, "");
            points.add(new Measured(i + "", i, List.of(reading)));
        }
        return points;
    }
}
