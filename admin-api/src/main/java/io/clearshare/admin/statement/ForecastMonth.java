package io.clearshare.admin.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.clearshare.admin.warehouse.Warehouse;
import io.clearshare.domain.forecast.ForecastSum;
import io.clearshare.domain.forecast.ForecastSum.Outcome;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Forecasts what an influencer earns in this month of UTC, from the days that are over. */
@Component
class ForecastMonth {

    private static final int HISTORY_DAYS_MAX = 365;

    private static final String EARNED_BY_DAY = """
            SELECT toString(toDate(occurred_at, 'UTC')) AS day, sum(amount_micros) AS micros FROM earnings
            WHERE influencer_id = {id:String} AND occurred_at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
            GROUP BY day
            """;

    private final Warehouse warehouse;
    private final Clock clock;

    ForecastMonth(Warehouse warehouse, Clock clock) {
        this.warehouse = warehouse;
        this.clock = clock;
    }

    /**
     * The month's earnings, by the day they were earned, held and provisional ones included.
     *
     * @param earnedMicros of the days that are over
     * @param pointMicros  of the whole month, null while there is too little history, and so are low and high
     * @param levelPercent how often the interval is meant to hold
     * @param forecastsInside how many of {@code forecastsMade} forecasts of past days held
     * @param daysMissing  about how many more days of history are needed; 0 when there is a forecast
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Forecast(
            String month,
            int daysLeft,
            long earnedMicros,
            @Nullable Long pointMicros,
            @Nullable Long lowMicros,
            @Nullable Long highMicros,
            int levelPercent,
            int forecastsInside,
            int forecastsMade,
            int daysMissing) {}

    /** @throws io.clearshare.admin.warehouse.WarehouseUnavailable when the earnings cannot be read */
    Forecast of(String influencerId) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate from = today.minusDays(HISTORY_DAYS_MAX);
        Map<LocalDate, Long> earned = new HashMap<>();
        warehouse
                .query(
                        EARNED_BY_DAY,
                        Map.of(
                                "id",
                                influencerId,
                                "from",
                                from.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()))
                .forEach(row -> earned.put(LocalDate.parse(row.text("day")), row.integer("micros")));
        return forecast(earned, today);
    }

    /** @param earned sums of days; of today only a part, which is left out */
    static Forecast forecast(Map<LocalDate, Long> earned, LocalDate today) {
        YearMonth month = YearMonth.from(today);
        int daysLeft = month.lengthOfMonth() - today.getDayOfMonth() + 1;
        LocalDate first = earned.keySet().stream()
                .min(LocalDate::compareTo)
                .filter(day -> day.isBefore(today))
                .orElse(today);
        long[] daily = first.datesUntil(today)
                .mapToLong(day -> earned.getOrDefault(day, 0L))
                .toArray();
        long over = month.atDay(1)
                .datesUntil(today)
                .mapToLong(day -> earned.getOrDefault(day, 0L))
                .sum();
        int level = (int) Math.round(ForecastSum.LEVEL * 100);
        Outcome outcome = ForecastSum.forecast(daily, daysLeft);
        if (outcome instanceof Outcome.Forecast rest) {
            return new Forecast(
                    month.toString(),
                    daysLeft,
                    over,
                    over + rest.pointMicros(),
                    over + rest.lowMicros(),
                    over + rest.highMicros(),
                    level,
                    rest.forecastsInside(),
                    rest.forecastsMade(),
                    0);
        }
        int missing = outcome instanceof Outcome.NotEnoughHistory less ? less.daysMissing() : 0;
        return new Forecast(month.toString(), daysLeft, over, null, null, null, level, 0, 0, missing);
    }
}
