package io.clearshare.domain.commission;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.commission.CompareSchedules.Compared;
import io.clearshare.domain.commission.CompareSchedules.Month;
import io.clearshare.domain.commission.SimulateSchedule.Credited;
import io.clearshare.domain.program.Programme;
import io.clearshare.domain.program.ScheduleEntry;
import io.clearshare.domain.program.Tier;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompareSchedulesTest {

    private static final long DOLLAR = 1_000_000;
    private static final Programme NOW = Programme.of(List.of());

    @Test
    void eachInfluencerHasItsMonthsByBothSchedules() {
        Programme then = Programme.of(List.of(new ScheduleEntry(
                1, Long.MIN_VALUE, List.of(new Tier("flat", 0, 1_200), new Tier("top", 900 * DOLLAR, 3_000)))));
        List<Compared> compared = CompareSchedules.compare(
                NOW,
                then,
                List.of(
                        credit("bob", "2026-02-03T00:00:00Z", 100 * DOLLAR),
                        credit("ann", "2026-01-05T00:00:00Z", 600 * DOLLAR),
                        credit("ann", "2026-02-05T00:00:00Z", 100 * DOLLAR)));

        assertThat(compared).extracting(Compared::influencerId).containsExactly("ann", "bob");
        Compared ann = compared.get(0);
        assertThat(ann.months()).extracting(Month::month).containsExactly(YearMonth.of(2026, 1), YearMonth.of(2026, 2));
        assertThat(ann.months().get(1).tierNow().name()).isEqualTo("rising");
        assertThat(ann.months().get(1).tierThen().name()).isEqualTo("flat");
        assertThat(ann.nowMicros()).isEqualTo(75 * DOLLAR);
        assertThat(ann.thenMicros()).isEqualTo(84 * DOLLAR);
        assertThat(compared.get(1).thenMicros()).isEqualTo(12 * DOLLAR);
    }

    @Test
    void aScheduleHoldsForTouchesFromItsTimeOnAndGivesTheTiersOfMonthsThatBeginUnderIt() {
        long february = millis("2026-02-10T00:00:00Z");
        Programme then = Programme.of(List.of(new ScheduleEntry(1, february, List.of(new Tier("flat", 0, 5_000)))));
        long march = millis("2026-03-02T00:00:00Z");
        List<Credited> history = List.of(
                credit("ann", "2026-02-01T00:00:00Z", 2_000 * DOLLAR),
                new Credited("ann", march, february - 1, march, 100 * DOLLAR),
                new Credited("ann", march, february, march, 100 * DOLLAR));

        Compared ann = CompareSchedules.compare(NOW, then, history).get(0);
        Month second = ann.months().get(1);
        assertThat(second.tierNow().name()).isEqualTo("pro");
        assertThat(second.tierThen().name()).isEqualTo("flat");
        assertThat(second.nowMicros()).isEqualTo(40 * DOLLAR);
        assertThat(second.thenMicros()).isEqualTo(60 * DOLLAR);
    }

    @Test
    void aReversalTakesBackWhatItsTradeEarnedWhateverTheTierHasBecome() {
        long april = millis("2026-04-01T00:00:00Z");
        long march = millis("2026-03-02T00:00:00Z");
        List<Credited> history = List.of(
                credit("ann", "2026-02-01T00:00:00Z", 2_000 * DOLLAR),
                credit("ann", "2026-03-02T00:00:00Z", 100 * DOLLAR),
                new Credited("ann", april, march, march, -100 * DOLLAR));

        Compared ann = CompareSchedules.compare(NOW, NOW, history).get(0);
        assertThat(ann.months()).extracting(Month::nowMicros).containsExactly(200 * DOLLAR, 20 * DOLLAR, -20 * DOLLAR);
        assertThat(ann.nowMicros()).isEqualTo(ann.thenMicros());
    }

    private static Credited credit(String influencerId, String at, long micros) {
        return new Credited(influencerId, millis(at), micros);
    }

    private static long millis(String at) {
        return Instant.parse(at).toEpochMilli();
    }
}
