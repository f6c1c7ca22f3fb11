package io.clearshare.domain.commission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearshare.domain.commission.SimulateSchedule.Credited;
import io.clearshare.domain.commission.SimulateSchedule.Priced;
import io.clearshare.domain.commission.SimulateSchedule.TierTotal;
import io.clearshare.domain.program.ScheduleEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimulateScheduleTest {

    private static final long DOLLAR = 1_000_000;

    @Test
    void aMonthIsPricedAtTheTierThatTheMonthBeforeReached() {
        SimulateSchedule.Answer answer = SimulateSchedule.simulate(
                ScheduleEntry.DEFAULT,
                List.of(
                        credit("ann", "2026-01-31T23:59:59.999Z", 500 * DOLLAR),
                        credit("ann", "2026-02-01T00:00:00Z", 2_000 * DOLLAR),
                        credit("ann", "2026-03-15T00:00:00Z", DOLLAR),
                        credit("ann", "2026-05-01T00:00:00Z", DOLLAR)));

        assertThat(answer.lines()).extracting(Priced::tier).containsExactly(0, 1, 2, 0);
        assertThat(answer.lines())
                .extracting(Priced::amountMicros)
                .containsExactly(50 * DOLLAR, 300 * DOLLAR, DOLLAR / 5, DOLLAR / 10);
        assertThat(answer.tiers())
                .contains(new TierTotal(0, 2, 501 * DOLLAR, 50 * DOLLAR + DOLLAR / 10), new TierTotal(3, 0, 0, 0));
        assertThat(answer.amountMicros()).isEqualTo(350 * DOLLAR + 3 * DOLLAR / 10);
    }

    @Test
    void aMicroUnitBelowTheThresholdKeepsTheBaseTierAndAReversalLowersTheMonth() {
        SimulateSchedule.Answer below = SimulateSchedule.simulate(
                ScheduleEntry.DEFAULT,
                List.of(
                        credit("ann", "2026-01-10T00:00:00Z", 500 * DOLLAR),
                        credit("ann", "2026-01-20T00:00:00Z", -1),
                        credit("ann", "2026-02-01T00:00:00Z", 19)));

        assertThat(below.lines()).extracting(Priced::tier).containsExactly(0, 0, 0);
        assertThat(below.lines()).extracting(Priced::amountMicros).containsExactly(50 * DOLLAR, 0L, 1L);
        assertThat(below.lines().get(2).decidingMicros()).isEqualTo(500 * DOLLAR - 1);
    }

    @Test
    void nobodyRisesByTheCreditsOfAnother() {
        SimulateSchedule.Answer answer = SimulateSchedule.simulate(
                ScheduleEntry.DEFAULT,
                List.of(
                        credit("ann", "2026-01-10T00:00:00Z", 9_000 * DOLLAR),
                        credit("bob", "2026-02-10T00:00:00Z", DOLLAR)));

        assertThat(answer.lines().get(1).tier()).isZero();
    }

    @Test
    void noOrderOfTheHistoryChangesAPrice() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Credited> history = new ArrayList<>();
        Instant start = Instant.parse("2025-11-01T00:00:00Z");
        for (int i = 0; i < 300; i++) {
            history.add(new Credited(
                    "inf-" + random.nextInt(3),
                    start.toEpochMilli() + random.nextLong(150L * 86_400_000),
                    random.nextLong(200 * DOLLAR) - 20 * DOLLAR));
        }
        List<Credited> shuffled = new ArrayList<>(history);
        Collections.shuffle(shuffled, random);

        assertThat(SimulateSchedule.simulate(ScheduleEntry.DEFAULT, shuffled).lines())
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(SimulateSchedule.simulate(ScheduleEntry.DEFAULT, history)
                        .lines());
    }

    @Test
    void sumsThatLeaveALongAreRefused() {
        List<Credited> history = Collections.nCopies(2, credit("ann", "2026-01-10T00:00:00Z", Long.MAX_VALUE));
        assertThatThrownBy(() -> SimulateSchedule.simulate(ScheduleEntry.DEFAULT, history))
                .isInstanceOf(ArithmeticException.class);
    }

    private static Credited credit(String influencerId, String at, long micros) {
        return new Credited(influencerId, Instant.parse(at).toEpochMilli(), micros);
    }
}
