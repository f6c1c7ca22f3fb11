package io.clearshare.domain.money;

import java.util.Arrays;

/** An amount of a currency in its smallest unit; sums are checked, division is {@link #allocate} alone. */
public record Money(long micros, Currency currency) {

    /** The largest amount that an event may carry. */
    public static final long EVENT_MAX_MICROS = 1_000_000_000_000_000L;

    public static Money usd(long micros) {
        return new Money(micros, Currency.USD);
    }

    /** Throws {@link ArithmeticException} when the sum leaves a long. */
    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.addExact(micros, other.micros), currency);
    }

    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.subtractExact(micros, other.micros), currency);
    }

    private void requireSameCurrency(Money other) {
        if (currency != other.currency) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " do not add up");
        }
    }

    /**
     * Divides an amount by weights without losing a unit: each part is ⌊|amount|·w/Σw⌋ with the amount's sign,
     * and what remains goes one unit each to the largest remainders, ties to the earlier part.
     *
     * <p>Products are 128 bits wide. No weights, no parts: then the amount must be nobody's.
     *
     * @throws IllegalArgumentException if a weight is negative or all are 0
     */
    public static long[] allocate(long amount, long[] weights) {
        long[] parts = new long[weights.length];
        if (weights.length == 0) {
            return parts;
        }
        long total = total(weights);
        long whole = Math.absExact(amount);
        long left = whole;
        long[] remainders = new long[weights.length];
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                parts[i] = Wide.multiplyDivide(whole, weights[i], total);
                remainders[i] = Wide.remainder(whole, weights[i], total, parts[i]);
                left -= parts[i];
            }
        }
        handOut(Math.toIntExact(left), remainders, parts);
        if (amount < 0) {
            negate(parts);
        }
        return parts;
    }

    /** ⌊|amount|·basisPoints/10,000⌋ with the amount's sign. */
    public static long share(long amount, int basisPoints) {
        long part = Wide.multiplyDivide(Math.absExact(amount), basisPoints, 10_000);
        return amount < 0 ? -part : part;
    }

    private static long total(long[] weights) {
        long total = 0;
        for (long weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("negative weight " + weight);
            }
            total = Math.addExact(total, weight);
        }
        if (total == 0) {
            throw new IllegalArgumentException("weights without any weight");
        }
        return total;
    }

    private static void handOut(int units, long[] remainders, long[] parts) {
        if (units == 0) {
            return;
        }
        long[] sorted = remainders.clone();
        Arrays.sort(sorted);
        long smallest = sorted[sorted.length - units];
        int left = units;
        for (int i = 0; i < parts.length; i++) {
            if (remainders[i] > smallest) {
                parts[i]++;
                left--;
            }
        }
        for (int i = 0; left > 0; i++) {
            if (remainders[i] == smallest) {
                parts[i]++;
                left--;
            }
        }
    }

    private static void negate(long[] parts) {
        for (int i = 0; i < parts.length; i++) {
            parts[i] = -parts[i];
        }
    }
}
