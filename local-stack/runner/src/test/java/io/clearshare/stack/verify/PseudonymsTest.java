package io.clearshare.stack.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.clearshare.stack.verify.Pseudonyms.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
    private static final byte[] KEY = {1, 2, 3};
    private static final List<String> IDS =
            List.of("u10", "u9", "U9", "", "ü", "\uD83D\uDE00", "\uFFFD", "u1", "u-1", "z");

    @Test
    void pseudonymsSortAsTheBytesOfTheIds() {
        Pseudonyms names = named(KEY);
        for (String a : IDS) {
            for (String b : IDS) {
                int ofIds = Arrays.compareUnsigned(bytes(a), bytes(b));
                int ofNames = Arrays.compareUnsigned(bytes(names.of(Kind.USER, a)), bytes(names.of(Kind.USER, b)));
                assertThat(Integer.signum(ofNames)).as("%s and %s", a, b).isEqualTo(Integer.signum(ofIds));
            }
        }
    }

    @Test
    void theSameKeyKnowsAnIdAgainAndAnotherDoesNot() {
        String tail = tail(named(KEY).of(Kind.USER, "u9"));
        Pseudonyms alone = new Pseudonyms(KEY);
        alone.of(Kind.USER, "u9");
        alone.seal();
        assertThat(tail(alone.of(Kind.USER, "u9"))).isEqualTo(tail);
        assertThat(tail(named(new byte[] {4}).of(Kind.USER, "u9"))).isNotEqualTo(tail);
    }

    @Test
    void anIdThatCameLaterIsNotMadeUp() {
        assertThatIllegalStateException().isThrownBy(() -> named(KEY).of(Kind.USER, "late"));
    }

    private static Pseudonyms named(byte[] key) {
        Pseudonyms names = new Pseudonyms(key);
        IDS.forEach(id -> names.of(Kind.USER, id));
        names.seal();
        return names;
    }

    private static String tail(String name) {
        return name.substring(name.indexOf('-'));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
