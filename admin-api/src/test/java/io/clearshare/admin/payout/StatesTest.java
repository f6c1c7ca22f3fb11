package io.clearshare.admin.payout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatesTest {

    @Test
    void theLimitItselfIsStillAutomatic() {
        assertThat(Band.of(100, 100)).isEqualTo(Band.AUTOMATIC);
        assertThat(Band.of(101, 100)).isEqualTo(Band.ONE_APPROVAL);
        assertThat(Band.AUTOMATIC.firstState()).isEqualTo(PayoutState.CREATED);
        assertThat(Band.ONE_APPROVAL.firstState()).isEqualTo(PayoutState.AWAITING_APPROVAL);
    }

    @Test
    void aReservationStaysAsLongAsThePayoutIsOpen() {
        assertThat(PayoutState.values())
                .filteredOn(PayoutState::isOpen)
                .containsExactly(
                        PayoutState.AWAITING_APPROVAL, PayoutState.CREATED, PayoutState.SIGNED, PayoutState.REVIEW);
    }
}
