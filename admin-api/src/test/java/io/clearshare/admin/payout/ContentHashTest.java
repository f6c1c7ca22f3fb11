package io.clearshare.admin.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContentHashTest {

    private static final List<UnpaidLine> LINES = List.of(new UnpaidLine("e1", 5), new UnpaidLine("e2", -2));

    @Test
    void theOrderOfLinesDoesNotMatter() {
        assertThat(ContentHash.of("i", "w", "m", 3, List.of(LINES.get(1), LINES.get(0))))
                .isEqualTo(ContentHash.of("i", "w", "m", 3, LINES));
    }

    @Test
    void everyOtherDifferenceDoes() {
        List<String> hashes = List.of(
                ContentHash.of("i", "w", "m", 3, LINES),
                ContentHash.of("j", "w", "m", 3, LINES),
                ContentHash.of("i", "v", "m", 3, LINES),
                ContentHash.of("i", "w", "n", 3, LINES),
                ContentHash.of("i", "w", "m", 4, LINES),
                ContentHash.of("iw", "", "m", 3, LINES),
                ContentHash.of("i", "w", "m", 3, null, "aa", LINES),
                ContentHash.of("i", "w", "m", 3, null, "ab", LINES),
                ContentHash.of("i", "w", "m", 3, List.of(LINES.get(0))),
                ContentHash.of("i", "w", "m", 3, List.of(new UnpaidLine("e1", 4), new UnpaidLine("e2", -1))));
        assertThat(new HashSet<>(hashes)).hasSize(hashes.size());
    }

    @Test
    void theFormIsFixed() {
        // printf '19:clearshare-payout-1\n1:i\n1:w\n1:m\n1:3\n2:e1\n1:5\n2:e2\n2:-2\n' | sha256sum
        assertThat(ContentHash.of("i", "w", "m", 3, LINES))
                .isEqualTo("01018867ff73103d5a19d264738ae7cb0126c9117b194ce5e2c4824de102b9f6");
    }
}
