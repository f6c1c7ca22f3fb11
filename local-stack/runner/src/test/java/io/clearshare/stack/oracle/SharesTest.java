package io.clearshare.stack.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharesTest {
    private static final long DAY = 86_400_000;

    @Test
    void positionGivesFortyPercentToEachEnd() {
        long[] weights = Shares.weights("position", new long[] {1, 2, 3, 4}, 4, 7 * DAY);
        assertThat(Shares.split(100, weights)).containsExactly(40, 10, 10, 40);
    }

    @Test
    void positionOfTwoIsHalfAndHalf() {
        assertThat(Shares.split(100, Shares.weights("position", new long[] {1, 2}, 2, 7 * DAY)))
                .containsExactly(50, 50);
    }

    @Test
    void whatIsLeftOverGoesToTheEarlierOfEqualRemainders() {
        assertThat(Shares.split(100, new long[] {1, 1, 1})).containsExactly(34, 33, 33);
        assertThat(Shares.split(-100, new long[] {1, 1, 1})).containsExactly(-34, -33, -33);
    }

    @Test
    void aTouchSevenDaysOlderWeighsHalf() {
        long[] weights = Shares.weights("time_decay", new long[] {0, 7 * DAY}, 7 * DAY, 7 * DAY);
        assertThat(weights).containsExactly(1L << 39, 1L << 40);
        assertThat(Shares.split(90, weights)).containsExactly(30, 60);
    }

    @Test
    void firstAndLastLeaveNothingForTheOthers() {
        assertThat(Shares.split(7, Shares.weights("first", new long[] {1, 2, 3}, 3, 7 * DAY)))
                .containsExactly(7, 0, 0);
        assertThat(Shares.split(7, Shares.weights("last", new long[] {1, 2, 3}, 3, 7 * DAY)))
                .containsExactly(0, 0, 7);
    }

    /** 2^40 · 2^(-23/168) = 999970957171.49895…, the nearest of all steps to a half. */
    @Test
    void timeDecayIsExactWhereRoundingIsClose() {
        assertThat(Shares.weights("time_decay", new long[] {0}, 23 * DAY / 24, 7 * DAY))
                .containsExactly(999_970_957_171L);
    }
}
