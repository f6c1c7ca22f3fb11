package io.clearshare.admin.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.approval.Band;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatesTest {

    @Test
    void onlyAutomaticPayoutsBeginWithoutApproval() {
        assertThat(PayoutState.first(Band.AUTOMATIC)).isEqualTo(PayoutState.CREATED);
        assertThat(List.of(Band.ONE_APPROVAL, Band.TWO_APPROVALS, Band.ESCROW))
                .allMatch(band -> PayoutState.first(band) == PayoutState.AWAITING_APPROVAL);
    }

    @Test
    void aReservationStaysAsLongAsThePayoutIsOpen() {
        assertThat(PayoutState.values())
                .filteredOn(PayoutState::isOpen)
                .containsExactly(
                        PayoutState.AWAITING_APPROVAL,
                        PayoutState.CREATED,
                        PayoutState.SIGNED,
                        PayoutState.REVIEW,
                        PayoutState.REFUNDING);
    }
}
