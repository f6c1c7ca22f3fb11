package io.clearshare.admin.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LineChoiceTest {

    private static final UnpaidLine REVERSAL = new UnpaidLine("r", -3);
    private static final UnpaidLine OLD = new UnpaidLine("a", 10);
    private static final UnpaidLine NEW = new UnpaidLine("b", 7);

    @Test
    void everythingFreeIsPaidNegativeLinesIncluded() {
        LineChoice choice = LineChoice.of(List.of(REVERSAL, OLD, NEW), Set.of(), 0);
        assertThat(choice).isEqualTo(new LineChoice(List.of(REVERSAL, OLD, NEW), 14, 0));
    }

    @Test
    void heldLinesAreKeptBackButHeldReversalsStillCount() {
        LineChoice choice = LineChoice.of(List.of(REVERSAL, OLD, NEW), Set.of("r", "a"), 0);
        assertThat(choice).isEqualTo(new LineChoice(List.of(REVERSAL, NEW), 4, 10));
    }

    @Test
    void theCapOfAHeldLineWaitsWithIt() {
        UnpaidLine cap = new UnpaidLine("cap/a/1", -4);
        assertThat(LineChoice.of(List.of(cap, OLD, NEW), Set.of("a", "cap/a/1"), 0))
                .isEqualTo(new LineChoice(List.of(NEW), 7, 6));
        assertThat(LineChoice.of(List.of(cap, OLD, NEW), Set.of(), 0).amountMicros())
                .isEqualTo(13);
    }

    @Test
    void reversalsThatAreNotBookedYetAreCoveredByTheNewestLines() {
        assertThat(LineChoice.of(List.of(OLD, NEW), Set.of(), -1).amountMicros())
                .isEqualTo(10);
        assertThat(LineChoice.of(List.of(OLD, NEW), Set.of(), -8).amountMicros())
                .isZero();
        assertThat(LineChoice.of(List.of(REVERSAL, OLD), Set.of(), -50).amountMicros())
                .isEqualTo(-3);
    }
}
