package io.clearshare.admin.payout;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which unpaid lines a payout takes.
 *
 * @param heldMicros what an open case keeps back
 */
record LineChoice(List<UnpaidLine> lines, long amountMicros, long heldMicros) {

    /**
     * Takes every line that is not held, negative ones included, and leaves out the newest positive ones as far as
     * negative lines that are already visible but not booked have to be covered.
     *
     * @param unpaid         negative lines first, then by time
     * @param comingNegative sum (≤ 0) of the negative lines that are about to be booked
     */
    static LineChoice of(List<UnpaidLine> unpaid, Set<String> held, long comingNegative) {
        List<UnpaidLine> lines = new ArrayList<>();
        long amount = 0;
        long heldMicros = 0;
        for (UnpaidLine line : unpaid) {
            // A held negative line still lowers what is paid: it may only be taken back by resolving the case.
            // The cap of a held line waits with it.
            boolean waits = line.amountMicros() > 0 || line.earningId().startsWith("cap/");
            if (waits && held.contains(line.earningId())) {
                heldMicros = Math.addExact(heldMicros, line.amountMicros());
            } else {
                lines.add(line);
                amount = Math.addExact(amount, line.amountMicros());
            }
        }
        return new LineChoice(lines, amount, heldMicros).upTo(Math.addExact(amount, comingNegative));
    }

    /** Leaves out the newest positive lines until no more than so much is paid. */
    LineChoice upTo(long microsMax) {
        List<UnpaidLine> kept = new ArrayList<>(lines);
        long amount = amountMicros;
        for (int i = kept.size() - 1;
                i >= 0 && amount > microsMax && kept.get(i).amountMicros() > 0;
                i--) {
            amount -= kept.remove(i).amountMicros();
        }
        return new LineChoice(List.copyOf(kept), amount, heldMicros);
    }
}
