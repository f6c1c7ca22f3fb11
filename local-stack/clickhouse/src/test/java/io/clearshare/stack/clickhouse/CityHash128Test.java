package io.clearshare.stack.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.clickhouse.data.ClickHouseCityHash;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CityHash128Test {

    @Test
    void agreesWithTheClientOnEveryShortLength() {
        Random random = new Random(4711);
        for (int length = 0; length <= 600; length++) {
            requireAgreement(random, length);
        }
    }

    @Test
    void agreesWithTheClientOnLongInputs() {
        long seed = System.nanoTime();
        System.out.println("CityHash128Test seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            requireAgreement(random, 600 + random.nextInt(20_000));
        }
    }

    // Deprecated for its users, but the client has no other implementation to agree with.
    @SuppressWarnings("deprecation")
    private static void requireAgreement(Random random, int length) {
        byte[] bytes = new byte[length + 7];
        random.nextBytes(bytes);
        long[] expected = ClickHouseCityHash.cityHash128(bytes, 5, length);
        assertThat(CityHash128.of(bytes, 5, length))
                .as("length %d", length)
                .isEqualTo(new CityHash128.Pair(expected[0], expected[1]));
    }
}
