package io.clearshare.domain.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Forecasts the sum of the coming days from the sums of past days, with a split-conformal interval.
 *
 * <p>The point is the number of days times the mean of the last {@link #WINDOW} days. The same rule is applied on every
 * past day; the interval is as wide as the errors it made there demand: half of it is the ⌈(n+1)·level⌉-th smallest of n
 * absolute errors (Vovk, Gammerman, Shafer: Algorithmic Learning in a Random World, 2005). That covers at the level while
 * days are exchangeable; they are not quite, so past intervals are counted, each made from what was known on its day.
 */
public final class ForecastSum {

    public static final int WINDOW = 28;
    public static final double LEVEL = 0.8;

    /** Fewer errors than this tell nothing about the next one. */
    static final int ERRORS_MIN = 12;

    private ForecastSum() {}

    /** What was asked and known. */
    public sealed interface Outcome {

        /**
         * @param forecastsInside how many of {@code forecastsMade} intervals of past days held what then came
         */
        record Forecast(long pointMicros, long lowMicros, long highMicros, int forecastsInside, int forecastsMade)
                implements Outcome {}

        /** @param daysMissing about how many more days of history a forecast needs */
        record NotEnoughHistory(int daysMissing) implements Outcome {}
    }

    /**
     * @param dailyMicros sums of past days, the oldest first, without gaps
     * @param days        how many days after the last one are forecast; none is a sum of 0 without doubt
     */
    public static Outcome forecast(long[] dailyMicros, int days) {
        if (days < 0) {
            throw new IllegalArgumentException("days is negative");
        }
        if (days == 0) {
            return new Outcome.Forecast(0, 0, 0, 0, 0);
        }
        int last = dailyMicros.length;
        List<Double> errors = errors(dailyMicros, days, last);
        OptionalDouble half = half(errors, errors.size());
        if (half.isEmpty()) {
            return new Outcome.NotEnoughHistory(WINDOW + days + ERRORS_MIN - 1 - last);
        }
        double point = point(dailyMicros, last, days);
        boolean neverNegative = Arrays.stream(dailyMicros).allMatch(micros -> micros >= 0);
        double low = point - half.getAsDouble();
        int[] calibration = calibration(days, errors);
        return new Outcome.Forecast(
                Math.round(point),
                Math.round(neverNegative ? Math.max(0, low) : low),
                Math.round(point + half.getAsDouble()),
                calibration[0],
                calibration[1]);
    }

    /** Absolute errors of the forecasts of past days whose days have all come, the oldest first. */
    private static List<Double> errors(long[] daily, int days, int last) {
        List<Double> errors = new ArrayList<>();
        for (int origin = WINDOW; origin + days <= last; origin++) {
            errors.add(Math.abs(sum(daily, origin, origin + days) - point(daily, origin, days)));
        }
        return errors;
    }

    /** Each interval is made anew from the errors that were known when it would have been shown. */
    private static int[] calibration(int days, List<Double> errors) {
        int inside = 0;
        int made = 0;
        for (int i = 0; i < errors.size(); i++) {
            // The forecast of day i knows the errors of those whose last day was before it.
            OptionalDouble half = half(errors, i - days + 1);
            if (half.isPresent()) {
                made++;
                inside += errors.get(i) <= half.getAsDouble() ? 1 : 0;
            }
        }
        return new int[] {inside, made};
    }

    private static OptionalDouble half(List<Double> errors, int known) {
        if (known < ERRORS_MIN) {
            return OptionalDouble.empty();
        }
        double[] sorted = errors.subList(0, known).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil((known + 1) * LEVEL);
        return rank > known ? OptionalDouble.empty() : OptionalDouble.of(sorted[rank - 1]);
    }

    private static double point(long[] daily, int origin, int days) {
        return sum(daily, origin - WINDOW, origin) / WINDOW * days;
    }

    private static double sum(long[] daily, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += daily[i];
        }
        return sum;
    }
}
