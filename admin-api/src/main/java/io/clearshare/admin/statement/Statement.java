package io.clearshare.admin.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What moved an influencer's balance in a month of UTC, in order of booking.
 *
 * <p>The balance is what the programme owes: payable and set aside for a payout under way.
 */
record Statement(
        String influencerId, String handle, YearMonth month, long openingMicros, List<Line> lines, long closingMicros) {

    Statement {
        lines = List.copyOf(lines);
        long sum = openingMicros;
        for (Line line : lines) {
            sum = Math.addExact(sum, line.amountMicros());
        }
        if (sum != closingMicros) {
            throw new IllegalStateException(
                    "The statement of " + influencerId + " for " + month + " misses " + (closingMicros - sum));
        }
    }

    /**
     * One movement.
     *
     * @param kind      of the earning line, or {@code payout}, or what the books call any other entry
     * @param reference the earning, or of a payout its id
     * @param signature of the transfer, for a payout
     * @param note      of a cap its limit, of a bonus or withholding the reason
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            Instant at,
            String kind,
            String reference,
            String note,
            long amountMicros,
            @Nullable String signature) {}

    /** Number and sum of the lines of each kind, in order of kind. */
    Map<String, Total> totals() {
        Map<String, Total> totals = new TreeMap<>();
        lines.forEach(line -> totals.merge(line.kind(), new Total(1, line.amountMicros()), Total::plus));
        return totals;
    }

    record Total(int lines, long amountMicros) {

        private Total plus(Total other) {
            return new Total(lines + other.lines, Math.addExact(amountMicros, other.amountMicros));
        }
    }
}
