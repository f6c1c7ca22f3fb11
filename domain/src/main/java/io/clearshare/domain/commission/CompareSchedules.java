package io.clearshare.domain.commission;

import io.clearshare.domain.commission.SimulateSchedule.Credited;
import io.clearshare.domain.commission.SimulateSchedule.Priced;
import io.clearshare.domain.event.Ids;
import io.clearshare.domain.program.Programme;
import io.clearshare.domain.program.ScheduleEntry;
import io.clearshare.domain.program.Tier;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Prices one history by two sets of schedules and tells the difference by influencer and month. */
public final class CompareSchedules {

    private CompareSchedules() {}

    /** A tier by its place in the schedule of the month, with what that schedule calls and pays it. */
    public record TierOfMonth(int tier, String name, int basisPoints) {}

    /** What the trades of a month earn. */
    public record Month(
            YearMonth month,
            long creditMicros,
            TierOfMonth tierNow,
            TierOfMonth tierThen,
            long nowMicros,
            long thenMicros) {}

    /** An influencer's months, the earliest first. */
    public record Compared(String influencerId, List<Month> months) {

        public long nowMicros() {
            return months.stream().mapToLong(Month::nowMicros).reduce(0, Math::addExact);
        }

        public long thenMicros() {
            return months.stream().mapToLong(Month::thenMicros).reduce(0, Math::addExact);
        }
    }

    private static final class Sums {
        private long credit;
        private long now;
        private long then;
    }

    /**
     * Compares by influencer, in the order of their ids.
     *
     * @throws ArithmeticException if a sum leaves a long
     */
    public static List<Compared> compare(Programme now, Programme then, List<Credited> history) {
        List<Priced> pricedNow = SimulateSchedule.price(now, history);
        List<Priced> pricedThen = SimulateSchedule.price(then, history);
        Map<String, Map<YearMonth, Sums>> sums = new TreeMap<>(Ids.ORDER);
        for (int i = 0; i < history.size(); i++) {
            Credited credit = history.get(i);
            Sums month = sums.computeIfAbsent(credit.influencerId(), id -> new TreeMap<>())
                    .computeIfAbsent(Programme.monthOf(credit.at()), m -> new Sums());
            month.credit = Math.addExact(month.credit, credit.creditMicros());
            month.now = Math.addExact(month.now, pricedNow.get(i).amountMicros());
            month.then = Math.addExact(month.then, pricedThen.get(i).amountMicros());
        }
        List<Compared> compared = new ArrayList<>();
        sums.forEach((influencerId, months) -> compared.add(new Compared(influencerId, months(now, then, months))));
        return List.copyOf(compared);
    }

    private static List<Month> months(Programme now, Programme then, Map<YearMonth, Sums> sums) {
        List<Month> months = new ArrayList<>();
        sums.forEach((month, of) -> {
            Sums before = sums.get(month.minusMonths(1));
            long deciding = before == null ? 0 : before.credit;
            months.add(new Month(
                    month, of.credit, tier(now, month, deciding), tier(then, month, deciding), of.now, of.then));
        });
        return List.copyOf(months);
    }

    private static TierOfMonth tier(Programme schedules, YearMonth month, long decidingMicros) {
        ScheduleEntry schedule = schedules.scheduleAt(SimulateSchedule.startOf(month));
        int tier = schedule.tierFor(decidingMicros);
        Tier reached = schedule.tiers().get(tier);
        return new TierOfMonth(tier, reached.name(), reached.basisPoints());
    }
}
