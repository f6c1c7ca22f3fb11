package io.clearshare.job.stage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HorizonTest {

    @Test
    void theHorizonIs120DaysBehindTheWatermarkToTheMillisecond() {
        assertThat(Horizon.excludes(Facts.NOON - 120 * Facts.DAY, Facts.NOON)).isFalse();
        assertThat(Horizon.excludes(Facts.NOON - 120 * Facts.DAY - 1, Facts.NOON))
                .isTrue();
    }

    @Test
    void withoutAWatermarkNothingIsTooLate() {
        assertThat(Horizon.excludes(0, Long.MIN_VALUE)).isFalse();
    }

    @Test
    void nothingIsForgottenBeforeItsTime() {
        for (long at = Facts.NOON; at < Facts.NOON + 30 * Facts.DAY; at += 7 * Facts.HOUR) {
            assertThat(Horizon.endOf(at)).isBetween(at + 120 * Facts.DAY + 1, at + 130 * Facts.DAY);
            assertThat(Horizon.endOfTouch(at)).isBetween(at + 210 * Facts.DAY + 1, at + 220 * Facts.DAY);
        }
    }
}
