package io.clearshare.domain.tax;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A calendar year with the figures of the law that are in force in it.
 *
 * <p>Form 1099-NEC exists since 2020. From 2027 on the law adjusts the threshold for inflation; until such a figure is
 * published and entered here, the one of 2026 stands.
 */
public record TaxYear(int year) {

    public static final int FIRST = 2020;
    public static final int LAST = 2099;

    /** IRC 6041(a) as amended in 2025: $600 for payments made until 2025, $2,000 from 2026. */
    private static final NavigableMap<Integer, Long> THRESHOLD_MICROS_FROM =
            new TreeMap<>(Map.of(FIRST, 600_000_000L, 2026, 2_000_000_000L));

    /** IRC 3406(a)(1): the fourth lowest rate of income tax. */
    private static final NavigableMap<Integer, Integer> BACKUP_BASIS_POINTS_FROM = new TreeMap<>(Map.of(FIRST, 2_400));

    private static final int INDEXED_FROM = 2027;

    public TaxYear {
        if (year < FIRST || year > LAST) {
            throw new IllegalArgumentException("taxYear has to be between " + FIRST + " and " + LAST);
        }
    }

    /** From which total on the law asks for a form; the total itself included. */
    public long statutoryThresholdMicros() {
        return THRESHOLD_MICROS_FROM.floorEntry(year).getValue();
    }

    public int backupBasisPoints() {
        return BACKUP_BASIS_POINTS_FROM.floorEntry(year).getValue();
    }

    /** Whether inflation may raise the threshold above the figure that is entered. */
    public boolean thresholdIsIndexed() {
        return year >= INDEXED_FROM;
    }
}
