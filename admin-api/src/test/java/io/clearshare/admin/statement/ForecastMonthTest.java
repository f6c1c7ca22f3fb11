package io.clearshare.admin.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.statement.ForecastMonth.Forecast;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForecastMonthTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    void theMonthIsWhatIsOverAndWhatIsLikelyToCome() {
        Map<LocalDate, Long> earned = new HashMap<>();
        TODAY.minusDays(80).datesUntil(TODAY).forEach(day -> earned.put(day, 2_000_000L));
        earned.put(TODAY, 500_000_000L);
        Forecast forecast = ForecastMonth.forecast(earned, TODAY);
        assertThat(forecast.earnedMicros()).isEqualTo(40_000_000);
        assertThat(forecast.daysLeft()).isEqualTo(10);
        assertThat(forecast.pointMicros()).isEqualTo(60_000_000);
        assertThat(forecast.lowMicros()).isEqualTo(60_000_000);
        assertThat(forecast.forecastsInside()).isPositive().isEqualTo(forecast.forecastsMade());
    }

    @Test
    void withoutHistoryThereIsNoForecast() {
        Forecast none = ForecastMonth.forecast(Map.of(), TODAY);
        assertThat(none.pointMicros()).isNull();
        assertThat(none.daysMissing()).isEqualTo(49);
    }
}
