package io.clearshare.domain.commission;

import io.clearshare.domain.money.Money;
import io.clearshare.domain.program.Programme;
import io.clearshare.domain.program.ScheduleEntry;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Prices a history of paying trade credits as if schedules had been in force at other times than they were.
 *
 * <p>The tier of a month follows from the credits of the month before, all of them known, so no order of the history
 * matters; the live programme fixes each tier at the start of its month from what was known then.
 */
public final class SimulateSchedule {

    private SimulateSchedule() {}

    /**
     * A paying credit of a trade.
     *
     * @param at time of the conversion, epoch milliseconds; its month is the one the credit counts in
     * @param touchAt time of the credited touch, which decides the schedule
     * @param tierAt time whose month decides the tier: that of the conversion, or of the trade that a reversal undoes
     * @param creditMicros negative for a reversal
     */
    public record Credited(String influencerId, long at, long touchAt, long tierAt, long creditMicros) {

        /** A credit of one's own with its touch at the same time. */
        public Credited(String influencerId, long at, long creditMicros) {
            this(influencerId, at, at, at, creditMicros);
        }
    }

    /**
     * A credit with what it earns.
     *
     * @param monthBefore the month whose credits decide the tier
     * @param decidingMicros those credits
     */
    public record Priced(
            Credited credit,
            int tier,
            int basisPoints,
            long amountMicros,
            YearMonth monthBefore,
            long decidingMicros) {}

    /** What is earned at one tier. */
    public record TierTotal(int tier, int lines, long creditMicros, long amountMicros) {}

    /** Every credit priced, in the order given, and the totals of each tier of the schedule. */
    public record Answer(List<Priced> lines, List<TierTotal> tiers) {

        public long amountMicros() {
            return tiers.stream().mapToLong(TierTotal::amountMicros).reduce(0, Math::addExact);
        }
    }

    private record Month(String influencerId, YearMonth month) {}

    /**
     * Prices every credit at the tier of its month, by one schedule that holds throughout.
     *
     * @throws ArithmeticException if a sum leaves a long
     */
    public static Answer simulate(ScheduleEntry schedule, List<Credited> history) {
        ScheduleEntry throughout = new ScheduleEntry(schedule.version(), Long.MIN_VALUE, schedule.tiers());
        List<Priced> lines = price(Programme.of(List.of(throughout)), history);
        return new Answer(lines, totals(schedule, lines));
    }

    /**
     * Prices every credit by the schedule in force at its touch, at the tier that the schedule in force at the start of
     * the month gave.
     *
     * @throws ArithmeticException if a sum leaves a long
     */
    public static List<Priced> price(Programme schedules, List<Credited> history) {
        Map<Month, Long> credits = new HashMap<>();
        for (Credited credit : history) {
            Month month = new Month(credit.influencerId(), Programme.monthOf(credit.at()));
            credits.merge(month, credit.creditMicros(), Math::addExact);
        }
        List<Priced> lines = new ArrayList<>(history.size());
        for (Credited credit : history) {
            YearMonth month = Programme.monthOf(credit.tierAt());
            YearMonth before = month.minusMonths(1);
            long deciding = credits.getOrDefault(new Month(credit.influencerId(), before), 0L);
            int tier = schedules.scheduleAt(startOf(month)).tierFor(deciding);
            int basisPoints = schedules.scheduleAt(credit.touchAt()).basisPoints(tier);
            lines.add(new Priced(
                    credit, tier, basisPoints, Money.share(credit.creditMicros(), basisPoints), before, deciding));
        }
        return List.copyOf(lines);
    }

    /** The first instant (UTC) of a month, epoch milliseconds. */
    public static long startOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    private static List<TierTotal> totals(ScheduleEntry schedule, List<Priced> lines) {
        List<TierTotal> totals = new ArrayList<>();
        for (int tier = 0; tier < schedule.tiers().size(); tier++) {
            int count = 0;
            long credit = 0;
            long amount = 0;
            for (Priced line : lines) {
                if (line.tier() == tier) {
                    count++;
                    credit = Math.addExact(credit, line.credit().creditMicros());
                    amount = Math.addExact(amount, line.amountMicros());
                }
            }
            totals.add(new TierTotal(tier, count, credit, amount));
        }
        return List.copyOf(totals);
    }
}
