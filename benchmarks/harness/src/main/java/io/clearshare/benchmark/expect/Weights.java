package io.clearshare.benchmark.expect;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** The five models' weights and the split of an amount by them, as the contract says. */
final class Weights {

    static final List<String> MODELS = List.of("first", "last", "linear", "position", "time_decay");

    private static final long HALF_LIFE = 7L * 86_400_000;
    private static final int STEPS = 168;

    private Weights() {}

    static long[] of(String model, long[] touchAt, long pathAt) {
        int n = touchAt.length;
        long[] weights = new long[n];
        switch (model) {
            case "first" -> weights[0] = 1;
            case "last" -> weights[n - 1] = 1;
            case "position" -> {
                Arrays.fill(weights, 1);
                if (n > 2) {
                    weights[0] = 2L * (n - 2);
                    weights[n - 1] = 2L * (n - 2);
                }
            }
            case "time_decay" -> {
                for (int k = 0; k < n; k++) {
                    long steps = (pathAt - touchAt[k]) * STEPS / HALF_LIFE;
                    // An exponent near 40 has too few digits left behind the point to round by.
                    long whole = Math.round(0x1p40 * Math.pow(2, -(steps % STEPS) / (double) STEPS));
                    weights[k] = Math.max(1, whole >> Math.min(40, steps / STEPS));
                }
            }
            default -> Arrays.fill(weights, 1);
        }
        return weights;
    }

    /** Largest remainders get what is left over; of equal ones the earlier. */
    static long[] split(long amount, long[] weights) {
        long sum = Arrays.stream(weights).sum();
        int n = weights.length;
        long[] parts = new long[n];
        long[] rests = new long[n];
        long left = amount;
        for (int k = 0; k < n; k++) {
            if (Math.multiplyHigh(amount, weights[k]) == 0 && amount * weights[k] >= 0) {
                parts[k] = amount * weights[k] / sum;
                rests[k] = amount * weights[k] % sum;
            } else {
                BigInteger[] exact = BigInteger.valueOf(amount)
                        .multiply(BigInteger.valueOf(weights[k]))
                        .divideAndRemainder(BigInteger.valueOf(sum));
                parts[k] = exact[0].longValueExact();
                rests[k] = exact[1].longValueExact();
            }
            left -= parts[k];
        }
        for (; left > 0; left--) {
            int largest = 0;
            for (int k = 1; k < n; k++) {
                largest = rests[k] > rests[largest] ? k : largest;
            }
            parts[largest]++;
            rests[largest] = -1;
        }
        return parts;
    }
}
