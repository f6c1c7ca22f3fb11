package io.clearshare.domain.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.forecast.ForecastSum.Outcome;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForecastSumTest {

    @Test
    void evenDaysAreForecastWithoutDoubt() {
        long[] daily = new long[60];
        Arrays.fill(daily, 1_000_000);
        Outcome.Forecast forecast = (Outcome.Forecast) ForecastSum.forecast(daily, 5);
        assertThat(forecast.pointMicros()).isEqualTo(5_000_000);
        assertThat(forecast.lowMicros()).isEqualTo(5_000_000);
        assertThat(forecast.highMicros()).isEqualTo(5_000_000);
        // 60 − 28 − 5 + 1 = 28 past forecasts; each of those from the 17th on knows the 12 errors it needs.
        assertThat(forecast.forecastsMade()).isEqualTo(12);
        assertThat(forecast.forecastsInside()).isEqualTo(12);
    }

    @Test
    void aShortHistoryIsNamedAsSuch() {
        assertThat(ForecastSum.forecast(new long[20], 3)).isEqualTo(new Outcome.NotEnoughHistory(22));
        assertThat(ForecastSum.forecast(new long[42], 3)).isInstanceOf(Outcome.Forecast.class);
        assertThat(ForecastSum.forecast(new long[41], 3)).isEqualTo(new Outcome.NotEnoughHistory(1));
        assertThat(ForecastSum.forecast(new long[0], 0)).isEqualTo(new Outcome.Forecast(0, 0, 0, 0, 0));
    }

    @Test
    void nobodyWhoseDaysAreNeverNegativeIsToldThatTheyMayLose() {
        long[] daily = new long[100];
        daily[40] = 50_000_000;
        assertThat(((Outcome.Forecast) ForecastSum.forecast(daily, 10)).lowMicros())
                .isZero();
        daily[41] = -60_000_000;
        assertThat(((Outcome.Forecast) ForecastSum.forecast(daily, 10)).lowMicros())
                .isNegative();
    }

    /** Exchangeable days: of many forecasts the share inside is the level, within three standard errors and the gap of n. */
    @Test
    void aboutFourOfFiveForecastsHoldWhatThenComes() {
        long seed = Long.getLong("clearshare.forecast.seed", System.nanoTime());
        System.out.println("ForecastSumTest -Dclearshare.forecast.seed=" + seed);
        Random random = new Random(seed);
        int inside = 0;
        int made = 0;
        for (int run = 0; run < 500; run++) {
            long[] days = new long[181];
            for (int i = 0; i < days.length; i++) {
                days[i] = Math.round(-Math.log(1 - random.nextDouble()) * 3_000_000);
            }
            Outcome.Forecast forecast = (Outcome.Forecast) ForecastSum.forecast(Arrays.copyOf(days, 180), 1);
            long actual = days[180];
            inside += actual >= forecast.lowMicros() && actual <= forecast.highMicros() ? 1 : 0;
            made++;
            assertThat(forecast.forecastsInside()).isBetween(60, forecast.forecastsMade());
        }
        assertThat((double) inside / made).isBetween(0.74, 0.88);
    }
}
