package io.clearshare.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DelaysTest {

    @Test
    void aRankIsTheLeastValueThatTheShareDoesNotExceed() {
        double[] hundred =
                IntStream.rangeClosed(1, 100).mapToDouble(i -> 101 - i).toArray();
        assertThat(Delays.of(hundred)).isEqualTo(new Delays(100, 50, 99, 100));
        assertThat(Delays.of(new double[] {7})).isEqualTo(new Delays(1, 7, 7, 7));
        assertThat(Delays.of(new double[0]).toString()).isEqualTo("none");
    }
}
