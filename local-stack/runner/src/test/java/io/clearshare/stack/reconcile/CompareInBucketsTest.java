package io.clearshare.stack.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CompareInBucketsTest {
    private static final int CELLS = 20_000;

    private record Cell(String table, String key, String figures) {}

    @Test
    void theSameCellsInAnyOrderDoNotDiffer() throws Exception {
        List<Cell> shuffled = new ArrayList<>(cells());
        Collections.shuffle(shuffled, new Random(1));

        Report report = compare(cells(), shuffled);

        assertThat(report.differences()).isEmpty();
        assertThat(report.lines()).extracting(Report.Line::rows).containsExactly(CELLS / 2L, CELLS / 2L);
    }

    @Test
    void aChangedAMissingASurplusAndARepeatedCellAreNamedAndNoOther() throws Exception {
        List<Cell> found = new ArrayList<>(cells());
        found.set(4, new Cell("even", "k4", "5"));
        found.set(6, new Cell("even", "k-new", "6"));
        found.add(new Cell("odd", "k7", "7"));

        Report report = compare(cells(), found);

        assertThat(report.differences())
                .containsExactlyInAnyOrder(
                        "even: k4 should be 4 and is 5",
                        "even: k6 should be 6 and is absent",
                        "even: k-new should be absent and is 6",
                        "odd: k7 should be 7 and is 7 and 7");
    }

    /** Two cells that swap their figures leave every sum over figures as it is. */
    @Test
    void swappedFiguresAreADifference() throws Exception {
        List<Cell> found = new ArrayList<>(cells());
        found.set(10, new Cell("even", "k10", "12"));
        found.set(12, new Cell("even", "k12", "10"));

        assertThat(compare(cells(), found).differences()).hasSize(2);
    }

    @Test
    void aTableWithoutCellsIsADifference() throws Exception {
        assertThat(compare(List.of(), List.of()).differences())
                .containsExactly("even: there is nothing to compare", "odd: there is nothing to compare");
    }

    private static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (int n = 0; n < CELLS; n++) {
            cells.add(new Cell(n % 2 == 0 ? "even" : "odd", "k" + n, "" + n));
        }
        return cells;
    }

    private static Report compare(List<Cell> expected, List<Cell> found) throws Exception {
        Report report = new Report();
        new CompareInBuckets(telling(expected), telling(found), report).run(List.of("even", "odd"));
        return report;
    }

    private static Cells telling(List<Cell> cells) {
        return taker -> cells.forEach(cell -> taker.take(cell.table, cell.key, cell.figures));
    }
}
