package io.clearshare.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void whatIsLeftGoesToTheLargestRemaindersTiesToTheEarlier() {
        assertThat(Money.allocate(100, new long[] {1, 1, 1})).containsExactly(34, 33, 33);
        assertThat(Money.allocate(200, new long[] {1, 1, 1})).containsExactly(67, 67, 66);
        assertThat(Money.allocate(10, new long[] {1, 5, 1})).containsExactly(2, 7, 1);
        assertThat(Money.allocate(7, new long[] {2, 1, 2})).containsExactly(3, 1, 3);
    }

    @Test
    void aNegativeAmountIsTheMirrorOfThePositive() {
        assertThat(Money.allocate(-100, new long[] {1, 1, 1})).containsExactly(-34, -33, -33);
    }

    @Test
    void weightZeroGetsNothing() {
        assertThat(Money.allocate(5, new long[] {0, 3, 0})).containsExactly(0, 5, 0);
    }

    @Test
    void productsBeyond64BitsAreExact() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 50_000; i++) {
            long[] weights = new long[1 + random.nextInt(12)];
            for (int w = 0; w < weights.length; w++) {
                weights[w] = 1 + (random.nextLong() >>> 1 >>> random.nextInt(60)) / weights.length;
            }
            long amount = (random.nextLong() >>> 14 >>> random.nextInt(49)) * (random.nextBoolean() ? 1 : -1);
            assertThat(Money.allocate(amount, weights)).containsExactly(slowly(amount, weights));
        }
    }

    private static long[] slowly(long amount, long[] weights) {
        BigInteger total =
                Arrays.stream(weights).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger whole = BigInteger.valueOf(amount).abs();
        long[] parts = new long[weights.length];
        BigInteger[] remainders = new BigInteger[weights.length];
        for (int i = 0; i < weights.length; i++) {
            BigInteger[] divided =
                    whole.multiply(BigInteger.valueOf(weights[i])).divideAndRemainder(total);
            parts[i] = divided[0].longValueExact();
            remainders[i] = divided[1];
        }
        for (long left = whole.longValueExact() - Arrays.stream(parts).sum(); left > 0; left--) {
            int largest = 0;
            for (int i = 1; i < parts.length; i++) {
                if (remainders[i].compareTo(remainders[largest]) > 0) {
                    largest = i;
                }
            }
            parts[largest]++;
            remainders[largest] = BigInteger.ONE.negate();
        }
        return Arrays.stream(parts).map(part -> amount < 0 ? -part : part).toArray();
    }

    @Test
    void nothingIsDividedAmongNobody() {
        assertThat(Money.allocate(5, new long[0])).isEmpty();
        assertThatThrownBy(() -> Money.allocate(5, new long[] {0, 0})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.allocate(5, new long[] {1, -1})).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aShareInBasisPointsIsCutTowardsZero() {
        assertThat(Money.share(999, 1_000)).isEqualTo(99);
        assertThat(Money.share(-999, 1_000)).isEqualTo(-99);
        assertThat(Money.share(1_000_000_000_000_000L, 10_000)).isEqualTo(1_000_000_000_000_000L);
    }

    @Test
    void onlyOneCurrencyAddsUp() {
        assertThat(Money.usd(3).plus(Money.usd(4)).minus(Money.usd(1))).isEqualTo(Money.usd(6));
        assertThatThrownBy(() -> Money.usd(1).plus(new Money(1, Currency.SOL)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.usd(Long.MAX_VALUE).plus(Money.usd(1))).isInstanceOf(ArithmeticException.class);
    }
}
