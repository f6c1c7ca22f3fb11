package io.clearshare.benchmark.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProbeTest {

    @Test
    void aRowThatIsMissedAfterItsCommitContradictsIt() {
        Probe.Sighting sighting = new Probe.Sighting(5, 1_200, 1_230);
        assertThat(sighting.contradicts(1_199)).isTrue();
        assertThat(sighting.contradicts(1_200)).isFalse();
    }
}
