package io.clearshare.domain.sanctions;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Days that matter about lists and hits. */
public final class ListAge {

    /** Within so many business days a blocked payment has to be reported (31 CFR 501.603). */
    private static final int REPORT_BUSINESS_DAYS = 10;

    private ListAge() {}

    /** Whether a list as of one day is too old on another. */
    public static boolean isStale(LocalDate asOf, LocalDate today, int daysMax) {
        return asOf.plusDays(daysMax).isBefore(today);
    }

    /** The last day of reporting a hit found on a day: weekends do not count; holidays, which would give more time, do. */
    public static LocalDate reportBy(LocalDate found) {
        LocalDate day = found;
        for (int left = REPORT_BUSINESS_DAYS; left > 0; ) {
            day = day.plusDays(1);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return day;
    }
}
