package io.clearshare.domain.attribution;

import io.clearshare.domain.event.Ids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Brings the emitted earning lines of one conversion to a new result without touching a settled one.
 *
 * <p>While nothing has settled, the new lines replace the old. Afterwards settled lines stay as they are and
 * what the result gives an influencer more, or less, becomes one adjustment line, frozen from birth.
 */
public final class AdjustLines {

    private final String conversionId;
    private final long frozenBefore;
    private final List<Line> kept = new ArrayList<>();
    private final Map<String, Line> frozen = new HashMap<>();
    private final TreeMap<String, Account> accounts = new TreeMap<>(Ids.ORDER);

    private AdjustLines(String conversionId, long frozenBefore) {
        this.conversionId = conversionId;
        this.frozenBefore = frozenBefore;
    }

    /** What one influencer has in lines, and what it is to have. */
    private static final class Account {
        private long owed;
        private long stands;
        private int adjustments;
        private @Nullable Line last;

        private void name(Line line) {
            if (last == null || line.settlesAt() > last.settlesAt()) {
                last = line;
            }
        }
    }

    /**
     * The lines after which Σ per influencer equals that of {@code computed}.
     *
     * @param emitted what stands for the conversion, adjustments included
     * @param frozenBefore a line that settles at or before this time does not change any more
     */
    public static LineChanges adjust(String conversionId, List<Line> emitted, List<Line> computed, long frozenBefore) {
        AdjustLines adjusting = new AdjustLines(conversionId, frozenBefore);
        emitted.forEach(adjusting::keepFrozen);
        computed.forEach(adjusting::takeComputed);
        adjusting.addAdjustments();
        return changes(emitted, adjusting.kept);
    }

    private void keepFrozen(Line line) {
        if (line.kind() == Kind.ADJUSTMENT || line.settlesAt() <= frozenBefore) {
            kept.add(line);
            frozen.put(line.earningId(), line);
            Account account = account(line);
            account.stands = Math.addExact(account.stands, line.amountMicros());
            account.adjustments += line.kind() == Kind.ADJUSTMENT ? 1 : 0;
        }
    }

    private void takeComputed(Line line) {
        Account account = account(line);
        account.owed = Math.addExact(account.owed, line.amountMicros());
        boolean tooLate = !frozen.isEmpty() && line.settlesAt() <= frozenBefore;
        if (!tooLate && !frozen.containsKey(line.earningId())) {
            kept.add(line);
            account.stands = Math.addExact(account.stands, line.amountMicros());
        }
    }

    private Account account(Line line) {
        Account account = accounts.computeIfAbsent(line.influencerId(), influencerId -> new Account());
        account.name(line);
        return account;
    }

    private void addAdjustments() {
        accounts.forEach((influencerId, account) -> {
            long difference = Math.subtractExact(account.owed, account.stands);
            if (difference != 0 && account.last != null) {
                kept.add(adjustment(account.last, account.adjustments + 1, difference));
            }
        });
    }

    /** Settles with the last of the influencer's lines, so never before what it corrects. */
    private Line adjustment(Line last, int number, long amountMicros) {
        return new Line(
                Ids.asPart(conversionId) + "/adj/" + Ids.asPart(last.influencerId()) + "/" + number,
                conversionId,
                last.influencerId(),
                last.code(),
                "",
                Kind.ADJUSTMENT,
                amountMicros,
                last.tier(),
                last.ruleVersion(),
                last.occurredAt(),
                last.settlesAt());
    }

    private static LineChanges changes(List<Line> emitted, List<Line> lines) {
        Map<String, Line> before = new HashMap<>();
        emitted.forEach(line -> before.put(line.earningId(), line));
        List<Line> written = new ArrayList<>();
        for (Line line : lines) {
            if (!line.equals(before.remove(line.earningId()))) {
                written.add(line);
            }
        }
        List<Line> deleted = emitted.stream()
                .filter(line -> before.containsKey(line.earningId()))
                .toList();
        return new LineChanges(List.copyOf(lines), List.copyOf(written), deleted);
    }
}
