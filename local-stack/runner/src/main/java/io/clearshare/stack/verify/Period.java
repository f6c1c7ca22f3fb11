package io.clearshare.stack.verify;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;

/** The UTC days of {@code [from, to)} whose results are compared; facts of all times belong to them. */
record Period(LocalDate from, LocalDate to) {
    static final Period EVER = new Period(LocalDate.of(1970, 1, 1), LocalDate.of(2149, 1, 1));

    /** A day or a month: {@code 2026-11-05} or {@code 2026-11}. */
    static Period parse(String text) {
        try {
            if (text.length() == "2026-11".length()) {
                YearMonth month = YearMonth.parse(text);
                return new Period(month.atDay(1), month.plusMonths(1).atDay(1));
            }
            LocalDate day = LocalDate.parse(text);
            return new Period(day, day.plusDays(1));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("A period is a day or a month, such as 2026-11-05 or 2026-11", e);
        }
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(to);
    }
}
