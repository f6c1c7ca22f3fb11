package io.clearshare.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FigureTest {

    @Test
    void theMiddleOneOrTheMeanOfTheTwoInTheMiddle() {
        assertThat(Figure.of(3, 1, 2)).isEqualTo(new Figure(1, 2, 3));
        assertThat(Figure.of(4, 1, 2, 3).median()).isEqualTo(2.5);
        assertThat(Figure.of(90, 100, 105).spreadPercent()).isEqualTo(15);
    }
}
