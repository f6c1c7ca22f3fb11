package io.clearshare.domain.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineLeafTest {

    private static final String SALT = "00112233445566778899aabbccddeeff";
    private static final LineLeaf ONE = new LineLeaf("p", "e1", "bounty", 5, SALT);
    private static final LineLeaf TWO = new LineLeaf("p", "e2", "cap", -1, SALT);

    @Test
    void theFormIsFixed() {
        assertThat(new String(new LineLeaf("p", "é", "bounty", -12, SALT).bytes(), StandardCharsets.UTF_8))
                .isEqualTo("17:clearshare-line-1\n1:p\n2:é\n6:bounty\n3:-12\n32:" + SALT + "\n");
    }

    @Test
    void everyFieldCounts() {
        List<LineLeaf> all = List.of(
                ONE,
                new LineLeaf("q", "e1", "bounty", 5, SALT),
                new LineLeaf("p", "e2", "bounty", 5, SALT),
                new LineLeaf("p", "e1", "bonus", 5, SALT),
                new LineLeaf("p", "e1", "bounty", 6, SALT),
                new LineLeaf("p", "e1", "bounty", -5, SALT),
                new LineLeaf("p", "e1\n6:bounty", "", 5, SALT),
                new LineLeaf("p", "e1", "bounty", 5, "f" + SALT.substring(1)));
        assertThat(all.stream().map(LineLeaf::bytes).map(Arrays::toString)).doesNotHaveDuplicates();
        assertThat(all.stream().map(leaf -> LineLeaf.tree(List.of(leaf)).root()).map(Arrays::toString))
                .doesNotHaveDuplicates();
    }

    @Test
    void theOrderInWhichLinesComeDoesNotMatter() {
        assertThat(LineLeaf.tree(List.of(TWO, ONE)).root())
                .isEqualTo(LineLeaf.tree(List.of(ONE, TWO)).root());
    }

    @Test
    void aSaltHasSixteenBytes() {
        assertThatThrownBy(() -> new LineLeaf("p", "e", "k", 1, "abcd")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LineLeaf("p", "e", "k", 1, SALT.toUpperCase(java.util.Locale.ROOT)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
