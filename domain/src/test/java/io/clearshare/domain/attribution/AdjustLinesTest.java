package io.clearshare.domain.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AdjustLinesTest {

    private static final long SETTLES = 1_000;

    private static Line line(String influencerId, String clickId, long amountMicros) {
        return new Line(
                "trade:t/" + clickId,
                "trade:t",
                influencerId,
                "CODE",
                clickId,
                Kind.REVENUE_SHARE,
                amountMicros,
                0,
                1,
                500,
                SETTLES);
    }

    private static LineChanges adjust(List<Line> emitted, List<Line> computed, long frozenBefore) {
        return AdjustLines.adjust("trade:t", emitted, computed, frozenBefore);
    }

    @Test
    void beforeAnythingSettlesTheNewResultReplacesTheOld() {
        Line gone = line("inf-a", "c1", 10);
        Line kept = line("inf-b", "c2", 10);
        Line changed = line("inf-c", "c3", 7);
        LineChanges changes = adjust(List.of(gone, kept, line("inf-c", "c3", 5)), List.of(kept, changed), SETTLES - 1);
        assertThat(changes.lines()).containsExactly(kept, changed);
        assertThat(changes.written()).containsExactly(changed);
        assertThat(changes.deleted()).containsExactly(gone);
    }

    @Test
    void anUnchangedResultChangesNothing() {
        List<Line> lines = List.of(line("inf-a", "c1", 10), line("inf-b", "c2", 10));
        assertThat(adjust(lines, lines, SETTLES - 1).isEmpty()).isTrue();
        assertThat(adjust(lines, lines, SETTLES).isEmpty()).isTrue();
    }

    @Test
    void afterSettlingTheDifferenceIsAnAdjustmentForEveryInfluencerOnThePath() {
        Line alice = line("inf-a", "c1", 10);
        LineChanges changes = adjust(List.of(alice), List.of(line("inf-a", "c1", 6), line("inf-b", "c2", 4)), SETTLES);
        assertThat(changes.deleted()).isEmpty();
        assertThat(changes.lines()).contains(alice);
        assertThat(changes.written())
                .extracting(Line::earningId, Line::kind, Line::amountMicros, Line::settlesAt, Line::occurredAt)
                .containsExactly(
                        tuple("trade:t/adj/inf-a/1", Kind.ADJUSTMENT, -4L, SETTLES, 500L),
                        tuple("trade:t/adj/inf-b/1", Kind.ADJUSTMENT, 4L, SETTLES, 500L));
    }

    @Test
    void aConversionThatVanishesAfterSettlingIsAdjustedToNothing() {
        LineChanges changes = adjust(List.of(line("inf-a", "c1", 10)), List.of(), SETTLES);
        assertThat(changes.written()).extracting(Line::amountMicros).containsExactly(-10L);
    }

    @Test
    void firstLinesOfAConversionAreNoAdjustmentsHoweverLateTheyCome() {
        List<Line> lines = List.of(line("inf-a", "c1", 10));
        assertThat(adjust(List.of(), lines, SETTLES + 1).lines()).isEqualTo(lines);
    }

    @Test
    void whateverHappensTheSumPerInfluencerIsTheNewResultAndSettledLinesStay() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            List<Line> stands = List.of();
            for (int now = 0; now < 5; now++) {
                long frozenBefore = random.nextInt(3) * SETTLES / 2 + now * 400L;
                List<Line> computed = lines(random);
                List<Line> before = stands;
                LineChanges changes = adjust(before, computed, frozenBefore);
                stands = changes.lines();
                assertThat(sums(stands)).isEqualTo(sums(computed));
                assertThat(stands)
                        .containsAll(before.stream()
                                .filter(line -> line.settlesAt() <= frozenBefore || line.kind() == Kind.ADJUSTMENT)
                                .toList());
                assertThat(stands).extracting(Line::earningId).doesNotHaveDuplicates();
            }
        }
    }

    private static List<Line> lines(Random random) {
        List<Line> lines = new ArrayList<>();
        for (int click = 0; click < 4; click++) {
            if (random.nextBoolean()) {
                lines.add(line("inf-" + random.nextInt(3), "c" + click, 1 + random.nextInt(50)));
            }
        }
        return lines;
    }

    private static Map<String, Long> sums(List<Line> lines) {
        Map<String, Long> sums = new TreeMap<>();
        lines.forEach(line -> sums.merge(line.influencerId(), line.amountMicros(), Long::sum));
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }
}
