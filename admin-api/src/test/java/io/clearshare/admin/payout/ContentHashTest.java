package io.clearshare.admin.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContentHashTest {

    private static final UUID ID = new UUID(1, 2);
    private static final List<UnpaidLine> LINES = List.of(new UnpaidLine("e1", 5), new UnpaidLine("e2", -2));

    @Test
    void theOrderOfLinesDoesNotMatter() {
        assertThat(ContentHash.of(ID, "i", "w", "m", 3, null, "ab", List.of(LINES.get(1), LINES.get(0))))
                .isEqualTo(ContentHash.of(ID, "i", "w", "m", 3, null, "ab", LINES));
    }

    @Test
    void everyOtherDifferenceDoes() {
        List<String> hashes = List.of(
                ContentHash.of(ID, "i", "w", "m", 3, null, "ab", LINES),
                ContentHash.of(new UUID(1, 3), "i", "w", "m", 3, null, "ab", LINES),
                ContentHash.of(ID, "j", "w", "m", 3, null, "ab", LINES),
                ContentHash.of(ID, "i", "v", "m", 3, null, "ab", LINES),
                ContentHash.of(ID, "i", "w", "n", 3, null, "ab", LINES),
                ContentHash.of(ID, "i", "w", "m", 4, null, "ab", LINES),
                ContentHash.of(ID, "i", "w", "m", 3, new SolTerms(20, 150, "p", Instant.EPOCH), "ab", LINES),
                ContentHash.of(ID, "i", "w", "m", 3, new SolTerms(21, 150, "p", Instant.EPOCH), "ab", LINES),
                ContentHash.of(ID, "i", "w", "m", 3, new SolTerms(20, 151, "p", Instant.EPOCH), "ab", LINES),
                ContentHash.of(ID, "i", "w", "m", 3, new SolTerms(20, 150, "q", Instant.EPOCH), "ab", LINES),
                ContentHash.of(
                        ID, "i", "w", "m", 3, new SolTerms(20, 150, "p", Instant.EPOCH.plusMillis(1)), "ab", LINES),
                ContentHash.of(ID, "i", "w", "m", 3, null, "ac", LINES),
                ContentHash.of(ID, "iw", "", "m", 3, null, "ab", LINES),
                ContentHash.of(ID, "i", "w", "m", 3, null, "ab", List.of(LINES.get(0))),
                ContentHash.of(
                        ID, "i", "w", "m", 3, null, "ab", List.of(new UnpaidLine("e1", 4), new UnpaidLine("e2", -1))));
        assertThat(new HashSet<>(hashes)).hasSize(hashes.size());
    }

    @Test
    void theFormIsFixed() {
        // printf
        // '19:clearshare-payout-2\n36:00000000-0000-0001-0000-000000000002\n1:i\n1:w\n1:m\n1:3\n0:\n2:ab\n2:e1\n1:5\n
        // 2:e2\n2:-2\n' | sha256sum
        assertThat(ContentHash.of(ID, "i", "w", "m", 3, null, "ab", LINES))
                .isEqualTo("140c03dc17880f6bfbf6de208b4d162c4a9ed2234902d22b926ac7a09f232c5d");
    }

    @Test
    void aBatchIsTheSetOfItsPayouts() {
        UUID other = new UUID(3, 4);
        String hash = ContentHash.ofBatch(Map.of(ID, "a", other, "b"));
        assertThat(ContentHash.ofBatch(Map.of(other, "b", ID, "a"))).isEqualTo(hash);
        assertThat(ContentHash.ofBatch(Map.of(ID, "b", other, "a"))).isNotEqualTo(hash);
        assertThat(ContentHash.ofBatch(Map.of(ID, "a"))).isNotEqualTo(hash);
    }
}
