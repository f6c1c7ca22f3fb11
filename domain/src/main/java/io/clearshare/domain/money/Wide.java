package io.clearshare.domain.money;

/** Products of 128 bits, divided back into 64. */
final class Wide {

    private Wide() {}

    /** ⌊a·b/divisor⌋ of numbers that are not negative; the quotient must fit a long. */
    static long multiplyDivide(long a, long b, long divisor) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        if (high == 0 && low >= 0) {
            return low / divisor;
        }
        return divide(high, low, divisor);
    }

    /** a·b − divisor·quotient: below the divisor, so the low 64 bits tell it all. */
    static long remainder(long a, long b, long divisor, long quotient) {
        return a * b - divisor * quotient;
    }

    /** Long division bit by bit; the running remainder stays below 2⁶⁴ because the divisor is below 2⁶³. */
    private static long divide(long high, long low, long divisor) {
        if (high >= divisor) {
            throw new ArithmeticException("quotient beyond 64 bits");
        }
        long remainder = high;
        long quotient = 0;
        for (int bit = Long.SIZE - 1; bit >= 0; bit--) {
            remainder = remainder << 1 | (low >>> bit & 1);
            if (Long.compareUnsigned(remainder, divisor) >= 0) {
                remainder -= divisor;
                quotient |= 1L << bit;
            }
        }
        if (quotient < 0) {
            throw new ArithmeticException("quotient beyond 63 bits");
        }
        return quotient;
    }
}
