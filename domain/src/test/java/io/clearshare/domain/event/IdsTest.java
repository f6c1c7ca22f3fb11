package io.clearshare.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdsTest {

    private static final int[] CHARACTERS = {'a', 'Z', '0', 0x7f, 0xe9, 0x20ac, 0xd7ff, 0xe000, 0xfffd, 0x10000, 0x1f600
    };

    @Test
    void orderIsThatOfUnsignedUtf8Bytes() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            String left = text(random);
            String right = text(random);
            int bytes = Arrays.compareUnsigned(
                    left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
            assertThat(Integer.signum(Ids.compare(left, right))).isEqualTo(Integer.signum(bytes));
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(4); length > 0; length--) {
            text.appendCodePoint(CHARACTERS[random.nextInt(CHARACTERS.length)]);
        }
        return text.toString();
    }

    @Test
    void codesAreEqualWhateverTheCaseOfAsciiLetters() {
        assertThat(Codes.same("Alice-1", "aLICE-1")).isTrue();
        assertThat(Codes.same("É", "é")).isFalse();
        assertThat(Codes.same("ALICE", "ALICE1")).isFalse();
        // A Turkish dotless i is not an ASCII letter.
        assertThat(Codes.same("I", "ı")).isFalse();
    }

    @Test
    void partsOfComposedIdsDoNotRunTogether() {
        assertThat(Ids.asPart("a/b")).isEqualTo("a%2Fb");
        assertThat(Ids.asPart("a%2Fb")).isEqualTo("a%252Fb");
        assertThat(Ids.asPart("plain:id")).isEqualTo("plain:id");
    }
}
