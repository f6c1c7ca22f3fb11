package io.clearshare.domain.event;

import java.nio.charset.StandardCharsets;

/** RFC 3339 times in UTC as whole milliseconds; finer digits are cut. */
public final class Rfc3339 {

    /** What {@link #parse} answers for anything but a UTC time. */
    public static final long NOT_A_TIME = Long.MIN_VALUE;

    private static final int DATE_AND_TIME = 19;

    private Rfc3339() {}

    /** Like {@link #parse(byte[], int, int)} for a text. */
    public static long parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return parse(bytes, 0, bytes.length);
    }

    /**
     * Epoch milliseconds of {@code yyyy-MM-ddTHH:mm:ss[.fraction](Z|+00:00|-00:00)}.
     *
     * <p>Other offsets are no UTC times, and second 60 has no millisecond of its own: both are refused.
     */
    static long parse(byte[] in, int from, int to) {
        if (to - from <= DATE_AND_TIME || !isPunctuated(in, from)) {
            return NOT_A_TIME;
        }
        int year = number(in, from, 4);
        int month = number(in, from + 5, 2);
        int day = number(in, from + 8, 2);
        int hour = number(in, from + 11, 2);
        int minute = number(in, from + 14, 2);
        int second = number(in, from + 17, 2);
        boolean valid = year >= 0
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= daysOf(year, month)
                && inRange(hour, 23)
                && inRange(minute, 59)
                && inRange(second, 59);
        if (!valid) {
            return NOT_A_TIME;
        }
        int millis = 0;
        int at = from + DATE_AND_TIME;
        if (in[at] == '.') {
            int digits = at + 1;
            at = endOfDigits(in, digits, to);
            if (at == digits) {
                return NOT_A_TIME;
            }
            millis = millis(in, digits, at);
        }
        if (!isUtc(in, at, to)) {
            return NOT_A_TIME;
        }
        return ((daysSinceEpoch(year, month, day) * 24 + hour) * 60 + minute) * 60_000L + second * 1000L + millis;
    }

    private static boolean isPunctuated(byte[] in, int from) {
        byte t = in[from + 10];
        return in[from + 4] == '-'
                && in[from + 7] == '-'
                && (t == 'T' || t == 't')
                && in[from + 13] == ':'
                && in[from + 16] == ':';
    }

    private static boolean inRange(int value, int max) {
        return value >= 0 && value <= max;
    }

    private static int number(byte[] in, int from, int digits) {
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            if (in[i] < '0' || in[i] > '9') {
                return -1;
            }
            value = value * 10 + (in[i] - '0');
        }
        return value;
    }

    private static int endOfDigits(byte[] in, int from, int to) {
        int i = from;
        while (i < to && in[i] >= '0' && in[i] <= '9') {
            i++;
        }
        return i;
    }

    private static int millis(byte[] in, int from, int to) {
        int millis = 0;
        for (int i = 0; i < 3; i++) {
            millis = millis * 10 + (from + i < to ? in[from + i] - '0' : 0);
        }
        return millis;
    }

    private static boolean isUtc(byte[] in, int at, int to) {
        if (to - at == 1) {
            return in[at] == 'Z' || in[at] == 'z';
        }
        return to - at == 6
                && (in[at] == '+' || in[at] == '-')
                && in[at + 1] == '0'
                && in[at + 2] == '0'
                && in[at + 3] == ':'
                && in[at + 4] == '0'
                && in[at + 5] == '0';
    }

    private static int daysOf(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** Counts from 1 March of year 0, so that the leap day is the last day of its year. */
    private static long daysSinceEpoch(int year, int month, int day) {
        long y = month <= 2 ? year - 1L : year;
        long leapDays = Math.floorDiv(y, 4) - Math.floorDiv(y, 100) + Math.floorDiv(y, 400);
        long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return y * 365 + leapDays + dayOfYear - 719_468;
    }
}
