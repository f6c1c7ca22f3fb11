package io.clearshare.admin.document;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Micro-units of a dollar as text. */
public final class Amounts {

    private static final int DECIMALS = 6;

    private Amounts() {}

    /** All six decimals, nothing rounded, as in {@code -12.345678}. */
    public static String exact(long micros) {
        return BigDecimal.valueOf(micros, DECIMALS).toPlainString();
    }

    /** Dollars and cents, as forms want them: to the nearest cent, halves away from 0. */
    public static String cents(long micros) {
        return BigDecimal.valueOf(micros, DECIMALS)
                .setScale(2, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
