package io.clearshare.domain.tax;

/** The part of a payment that is kept back for the tax authority. */
public final class Withholding {

    private static final int WHOLE = 10_000;

    private Withholding() {}

    /**
     * The rate's part of an amount, to the nearest micro-unit, halves up.
     *
     * <p>It never exceeds the amount and never falls when the amount rises; at 24 % there are no halves.
     */
    public static long micros(long paidMicros, int basisPoints) {
        if (paidMicros < 0) {
            throw new IllegalArgumentException("paidMicros is negative");
        }
        if (basisPoints < 0 || basisPoints > WHOLE) {
            throw new IllegalArgumentException(basisPoints + " basis points");
        }
        long whole = paidMicros / WHOLE * basisPoints;
        return whole + (paidMicros % WHOLE * basisPoints + WHOLE / 2) / WHOLE;
    }
}
