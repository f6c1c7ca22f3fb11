package io.clearshare.domain.tax;

import java.util.Set;

/** The published rules of the form of each kind of number. */
final class TinRules {

    /** Numbers that stood in advertisements and belong to nobody. */
    private static final Set<String> ADVERTISED = Set.of("078051120", "219099999");

    private TinRules() {}

    /** What is wrong, or empty. */
    static String wrong(Tin tin) {
        return switch (tin.type()) {
            case SSN -> wrongSsn(tin.digits());
            case ITIN -> wrongItin(tin.digits());
            case EIN -> validPrefix(number(tin.digits(), 0, 2)) ? "" : "No EIN begins with these two digits";
        };
    }

    private static String wrongSsn(String digits) {
        int area = number(digits, 0, 3);
        if (area == 0 || area == 666) {
            return "No SSN begins with these three digits";
        }
        if (area >= 900) {
            return "A number that begins with 9 is no SSN; it may be an ITIN";
        }
        if (number(digits, 3, 5) == 0 || number(digits, 5, 9) == 0 || ADVERTISED.contains(digits)) {
            return "Nobody has this SSN";
        }
        return "";
    }

    private static String wrongItin(String digits) {
        if (digits.charAt(0) != '9') {
            return "An ITIN begins with 9";
        }
        int group = number(digits, 3, 5);
        boolean known = (group >= 50 && group <= 65)
                || (group >= 70 && group <= 88)
                || (group >= 90 && group <= 92)
                || (group >= 94 && group <= 99);
        return known ? "" : "No ITIN has these fourth and fifth digits";
    }

    /** The prefixes that the authority has given to its campuses, the internet and the Small Business Administration. */
    private static boolean validPrefix(int prefix) {
        return (prefix >= 1 && prefix <= 6)
                || (prefix >= 10 && prefix <= 16)
                || (prefix >= 20 && prefix <= 27)
                || (prefix >= 30 && prefix <= 48)
                || (prefix >= 50 && prefix <= 68)
                || (prefix >= 71 && prefix <= 77)
                || (prefix >= 80 && prefix <= 88)
                || (prefix >= 90 && prefix <= 95)
                || prefix == 98
                || prefix == 99;
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits.substring(from, to));
    }
}
