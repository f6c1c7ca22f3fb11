package io.clearshare.domain.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BandsTest {

    private static final Bands BANDS = new Bands(1, 100, 1_000, 5_000);

    @Test
    void aLimitItselfIsStillOfTheLowerBand() {
        assertThat(BANDS.bandOf(100, false)).isEqualTo(Band.AUTOMATIC);
        assertThat(BANDS.bandOf(101, false)).isEqualTo(Band.ONE_APPROVAL);
        assertThat(BANDS.bandOf(1_000, false)).isEqualTo(Band.ONE_APPROVAL);
        assertThat(BANDS.bandOf(1_001, false)).isEqualTo(Band.TWO_APPROVALS);
        assertThat(BANDS.bandOf(5_000, false)).isEqualTo(Band.TWO_APPROVALS);
        assertThat(BANDS.bandOf(5_001, false)).isEqualTo(Band.ESCROW);
    }

    @Test
    void whatLooksRiskyIsNeverPaidWithoutAPerson() {
        assertThat(BANDS.bandOf(1, true)).isEqualTo(Band.ONE_APPROVAL);
        assertThat(BANDS.bandOf(2_000, true)).isEqualTo(Band.TWO_APPROVALS);
    }

    @Test
    void theOperatorsLimitMayExceedTheUsualOnes() {
        assertThat(Bands.usual(100_000_000)).isEqualTo(new Bands(0, 100_000_000, 1_000_000_000, 5_000_000_000L));
        assertThat(Bands.usual(9_000_000_000L).bandOf(9_000_000_000L, false)).isEqualTo(Band.AUTOMATIC);
        assertThatThrownBy(() -> new Bands(1, 5, 4, 9)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aStrongerBandCoversAWeakerOne() {
        assertThat(Band.TWO_APPROVALS.covers(Band.ONE_APPROVAL)).isTrue();
        assertThat(Band.TWO_APPROVALS.covers(Band.ESCROW)).isFalse();
    }
}
