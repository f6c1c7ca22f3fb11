package io.clearshare.domain.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChangeStateTest {

    @Test
    void whatIsOverNeverMovesAgain() {
        for (ChangeState state : ChangeState.values()) {
            for (ChangeState next : ChangeState.values()) {
                assertThat(!state.isOpen() && state.mayBecome(next)).isFalse();
            }
            assertThat(ChangeState.ofWireName(state.wireName())).isEqualTo(state);
        }
    }

    @Test
    void nothingIsAppliedWithoutConfirmation() {
        assertThat(ChangeState.AWAITING_CONFIRMATION.mayBecome(ChangeState.APPLIED))
                .isFalse();
        assertThat(ChangeState.COOLING_OFF.mayBecome(ChangeState.APPLIED)).isTrue();
    }
}
