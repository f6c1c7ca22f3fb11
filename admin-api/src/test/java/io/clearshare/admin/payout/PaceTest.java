package io.clearshare.admin.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace pace = new Pace();

    @Test
    void aTenthOfTheTimeIsSpentAsking() {
        pace.after(Duration.ofMillis(200));
        assertThat(pace.after(Duration.ofMillis(200))).isEqualTo(Duration.ofMillis(1_800));
    }

    @Test
    void oneSlowAnswerKeepsNothingWaiting() {
        assertThat(pace.after(Duration.ofSeconds(20))).isZero();
        assertThat(pace.after(Duration.ofMillis(10))).isEqualTo(Duration.ofMillis(90));
        assertThat(pace.after(Duration.ofSeconds(20))).isEqualTo(Duration.ofMillis(90));
    }

    @Test
    void nothingWaitsLongerThanTenSeconds() {
        pace.after(Duration.ofMinutes(1));
        assertThat(pace.after(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(10));
    }
}
