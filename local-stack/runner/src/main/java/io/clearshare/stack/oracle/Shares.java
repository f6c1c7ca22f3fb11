package io.clearshare.stack.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The weights of the five models and the largest-remainder split. */
final class Shares {
    static final List<String> MODELS = List.of("first", "last", "linear", "position", "time_decay");

    private Shares() {}

    static long[] weights(String model, long[] touchedAt, long pathAt, long halfLifeMillis) {
        int n = touchedAt.length;
        long[] weights = new long[n];
        for (int k = 0; k < n; k++) {
            weights[k] = switch (model) {
                case "first" -> k == 0 ? 1 : 0;
                case "last" -> k == n - 1 ? 1 : 0;
                case "linear" -> 1;
                case "position" -> n <= 2 ? 1 : k == 0 || k == n - 1 ? 2L * (n - 2) : 1;
                case "time_decay" -> decayed(pathAt - touchedAt[k], halfLifeMillis);
                default -> throw new IllegalArgumentException(model);
            };
        }
        return weights;
    }

    private static long decayed(long age, long halfLifeMillis) {
        long j = BigInteger.valueOf(168)
                .multiply(BigInteger.valueOf(age))
                .divide(BigInteger.valueOf(halfLifeMillis))
                .longValueExact();
        // The nearest of the 168 exact values to a half is 0.001 away, more than the error of pow below 1. An exponent
        // near 40
        // has too few digits left behind the point for that.
        long table = Math.round(0x1p40 * StrictMath.pow(2, -(j % 168) / 168.0));
        return Math.max(1, table >> Math.min(40, j / 168));
    }

    /** Splits the amount by weight; what is left over goes one each to the largest remainders, ties to the earlier. */
    static long[] split(long amount, long[] weights) {
        BigInteger total = BigInteger.ZERO;
        for (long weight : weights) {
            total = total.add(BigInteger.valueOf(weight));
        }
        BigInteger whole = BigInteger.valueOf(amount).abs();
        long[] parts = new long[weights.length];
        BigInteger[] remainders = new BigInteger[weights.length];
        long left = whole.longValueExact();
        List<Integer> order = new ArrayList<>();
        for (int k = 0; k < weights.length; k++) {
            BigInteger[] quotient =
                    whole.multiply(BigInteger.valueOf(weights[k])).divideAndRemainder(total);
            parts[k] = quotient[0].longValueExact();
            remainders[k] = quotient[1];
            left -= parts[k];
            order.add(k);
        }
        order.sort(Comparator.<Integer, BigInteger>comparing(k -> remainders[k]).reversed());
        for (int i = 0; i < left; i++) {
            parts[order.get(i)]++;
        }
        for (int k = 0; k < parts.length; k++) {
            parts[k] = amount < 0 ? -parts[k] : parts[k];
        }
        return parts;
    }
}
