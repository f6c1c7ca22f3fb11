package io.clearshare.domain.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LookAlikeTest {

    private static final String MINE = "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin";

    @Test
    void sameEndsWithAnotherMiddleAreAnImitation() {
        assertThat(LookAlike.of("9xQeAAAA16bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin", List.of("x", MINE)))
                .contains(MINE);
    }

    @Test
    void theAddressItselfAndOneWithAnotherEndAreNone() {
        assertThat(LookAlike.of(MINE, List.of(MINE))).isEmpty();
        assertThat(LookAlike.of("9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFiz", List.of(MINE)))
                .isEmpty();
        assertThat(LookAlike.of("8xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin", List.of(MINE)))
                .isEmpty();
    }
}
