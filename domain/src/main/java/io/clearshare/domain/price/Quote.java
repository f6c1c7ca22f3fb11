package io.clearshare.domain.price;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;

/**
 * The price of one SOL as a source published it.
 *
 * @param usdMicros        micro-USD per SOL
 * @param confidenceMicros half the width of the source's own interval around it
 */
public record Quote(long usdMicros, long confidenceMicros, Instant publishedAt, String source) {

    private static final long LAMPORTS_PER_SOL = 1_000_000_000L;
    private static final int MICRO_DIGITS = 6;
    private static final int EXPONENT_MAX = 18;

    public Quote {
        if (usdMicros <= 0 || confidenceMicros < 0 || source.isBlank()) {
            throw new IllegalArgumentException(
                    "A price of " + usdMicros + " ± " + confidenceMicros + " from " + source);
        }
    }

    /**
     * A price as a mantissa and a decimal exponent; digits finer than a micro-dollar are cut, the confidence is rounded up.
     *
     * @throws IllegalArgumentException when it is not positive or does not fit
     */
    public static Quote scaled(
            BigInteger price, BigInteger confidence, int exponent, Instant publishedAt, String source) {
        if (Math.abs(exponent) > EXPONENT_MAX) {
            throw new IllegalArgumentException("An exponent of " + exponent);
        }
        try {
            long micros = new BigDecimal(price, -exponent)
                    .movePointRight(MICRO_DIGITS)
                    .setScale(0, java.math.RoundingMode.DOWN)
                    .longValueExact();
            long width = new BigDecimal(confidence, -exponent)
                    .movePointRight(MICRO_DIGITS)
                    .setScale(0, java.math.RoundingMode.UP)
                    .longValueExact();
            return new Quote(micros, width, publishedAt, source);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("A price that does not fit", e);
        }
    }

    /** ⌊USD ÷ price⌋ in lamports; what is cut is worth less than a lamport. */
    public long lamportsFor(long amountUsdMicros) {
        return BigInteger.valueOf(amountUsdMicros)
                .multiply(BigInteger.valueOf(LAMPORTS_PER_SOL))
                .divide(BigInteger.valueOf(usdMicros))
                .longValueExact();
    }

    /** How far another price is from this one, in hundredths of a percent of this one, rounded up. */
    public long basisPointsTo(long otherUsdMicros) {
        BigInteger[] parts = BigInteger.valueOf(otherUsdMicros - usdMicros)
                .abs()
                .multiply(BigInteger.valueOf(10_000))
                .divideAndRemainder(BigInteger.valueOf(usdMicros));
        return parts[0].longValueExact() + (parts[1].signum() == 0 ? 0 : 1);
    }
}
