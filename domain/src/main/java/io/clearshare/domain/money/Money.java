package io.clearshare.domain.money;

/** An amount of a currency in its smallest unit; sums are checked, division is {@link #allocate} alone. */
public record Money(long micros, Currency currency) {

    /** The largest amount that an event may carry. */
    public static final long EVENT_MAX_MICROS = 1_000_000_000_000_000L;

    public static Money usd(long micros) {
        return new Money(micros, Currency.USD);
    }

    /**
     * Divides an amount by weights without losing a unit: each part is ⌊|amount|·w/Σw⌋ with the amount's sign,
     * and what remains goes one unit each to the largest remainders, ties to the earlier part.
     */
    public static long[] allocate(long amount, long[] weights) {
        throw new UnsupportedOperationException(amount + "" + weights.length);
    }
}
