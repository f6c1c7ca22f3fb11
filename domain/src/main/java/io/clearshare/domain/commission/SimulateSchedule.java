package io.clearshare.domain.commission;

import io.clearshare.domain.money.Money;
import io.clearshare.domain.program.Programme;
import io.clearshare.domain.program.ScheduleEntry;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Prices a history of paying trade credits as if a schedule had been in force throughout.
 *
 * <p>The tier of a month follows from the credits of the month before, all of them known, so no order of the history
 * matters; the live programme fixes each tier at the start of its month from what was known then.
 */
public final class SimulateSchedule {

    private SimulateSchedule() {}

    /**
     * A paying credit of a trade.
     *
     * @param at time of the conversion, epoch milliseconds
     * @param creditMicros negative for a reversal
     */
    public record Credited(String influencerId, long at, long creditMicros) {}

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
     * Prices every credit at the tier of its month.
     *
     * @throws ArithmeticException if a sum leaves a long
     */
    public static Answer simulate(ScheduleEntry schedule, List<Credited> history) {
        Map<Month, Long> credits = new HashMap<>();
        for (Credited credit : history) {
            Month month = new Month(credit.influencerId(), Programme.monthOf(credit.at()));
            credits.merge(month, credit.creditMicros(), Math::addExact);
        }
        List<Priced> lines = new ArrayList<>();
        for (Credited credit : history) {
            YearMonth before = Programme.monthOf(credit.at()).minusMonths(1);
            long deciding = credits.getOrDefault(new Month(credit.influencerId(), before), 0L);
            int tier = schedule.tierFor(deciding);
            int basisPoints = schedule.basisPoints(tier);
            lines.add(new Priced(
                    credit, tier, basisPoints, Money.share(credit.creditMicros(), basisPoints), before, deciding));
        }
        return new Answer(List.copyOf(lines), totals(schedule, lines));
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
