package io.clearshare.domain.commission;

import io.clearshare.domain.event.Ids;
import io.clearshare.domain.program.LimitEntry;
import io.clearshare.domain.program.LimitEntry.Period;
import io.clearshare.domain.program.Programme;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What limits leave of settled lines: a function of the set of lines and entries, whenever each was learnt.
 *
 * <p>Lines are taken by (settles_at, what gives before what takes back, earning_id). A positive line is paid as far as
 * every limit in force at its settling has room in its period. A negative line takes back only what the line that it
 * corrects would otherwise be paid too much, so what a limit kept is given up first; the room that this frees belongs to
 * the period of the corrected line.
 */
public final class ApplyLimits {

    private static final Comparator<Line> ORDER = Comparator.comparingLong(Line::settlesAt)
            .thenComparing(line -> line.amountMicros() < 0)
            .thenComparing(Line::earningId, Ids.ORDER);

    private final Programme limits;
    private final Map<String, Long> used = new HashMap<>();
    private final Map<String, Standing> byId = new HashMap<>();
    private final Map<String, List<Standing>> byConversion = new HashMap<>();
    private final Map<String, Cap> caps = new LinkedHashMap<>();

    private ApplyLimits(Programme limits) {
        this.limits = limits;
    }

    /**
     * A settled line.
     *
     * @param negates the earning that it takes back whole, or {@code ""}
     */
    public record Line(
            String earningId,
            String influencerId,
            String conversionId,
            String negates,
            long amountMicros,
            long settlesAt) {}

    /**
     * What is to stand beside a line.
     *
     * @param amountMicros never 0; negative beside a line that a limit cuts, positive beside one that takes back less
     * @param limit the key of the tightest limit, or {@code ""} beside a line that takes back
     */
    public record Cap(long amountMicros, String limit) {}

    /** A positive line with what corrections have left of it and what of that is paid. */
    private static final class Standing {
        private final Line line;
        private long left;
        private long paid;

        Standing(Line line, long paid) {
            this.line = line;
            this.left = line.amountMicros();
            this.paid = paid;
        }

        /** Takes so much off the line; answers what that changes of its pay, 0 or less. */
        long takeOff(long micros) {
            left = Math.subtractExact(left, micros);
            long before = paid;
            paid = Math.min(paid, left);
            return Math.subtractExact(paid, before);
        }
    }

    /** The caps of all lines that have one. */
    public static Map<String, Cap> caps(Collection<Line> lines, Programme limits) {
        ApplyLimits applying = new ApplyLimits(limits);
        lines.stream().sorted(ORDER).forEach(applying::take);
        return applying.caps;
    }

    private void take(Line line) {
        if (line.amountMicros() > 0) {
            pay(line);
        } else {
            takeBack(line);
        }
    }

    private void pay(Line line) {
        long room = line.amountMicros();
        String tightest = "";
        for (String scope : List.of(line.influencerId(), LimitEntry.PROGRAMME)) {
            for (Period period : Period.values()) {
                LimitEntry limit = limits.limitAt(scope, period, line.settlesAt());
                if (limit != null && limit.limitMicros() != LimitEntry.NONE) {
                    long free = Math.subtractExact(
                            limit.limitMicros(), used.getOrDefault(bucket(scope, period, line.settlesAt()), 0L));
                    if (free < room) {
                        room = Math.max(0, free);
                        tightest = limit.key();
                    }
                }
            }
        }
        Standing standing = new Standing(line, room);
        byId.put(line.earningId(), standing);
        byConversion.computeIfAbsent(conversion(line), key -> new ArrayList<>()).add(standing);
        use(line, room);
        if (room != line.amountMicros()) {
            caps.put(line.earningId(), new Cap(Math.subtractExact(room, line.amountMicros()), tightest));
        }
    }

    private void takeBack(Line line) {
        long toTake = Math.negateExact(line.amountMicros());
        long changed = 0;
        for (Standing standing : corrected(line)) {
            long taken = line.negates().isEmpty() ? Math.min(toTake, Math.max(0, standing.left)) : toTake;
            long change = standing.takeOff(taken);
            use(standing.line, change);
            changed = Math.addExact(changed, change);
            toTake -= taken;
        }
        use(line, Math.negateExact(toTake));
        long cap = Math.subtractExact(Math.subtractExact(changed, toTake), line.amountMicros());
        if (cap != 0) {
            caps.put(line.earningId(), new Cap(cap, ""));
        }
    }

    /** What a negative line takes from: the one that it names, otherwise those of its conversion, the last one first. */
    private List<Standing> corrected(Line line) {
        Standing named = byId.get(line.negates());
        if (named != null && named.line.influencerId().equals(line.influencerId())) {
            return List.of(named);
        }
        List<Standing> reversed = new ArrayList<>();
        if (line.negates().isEmpty()) {
            reversed.addAll(byConversion.getOrDefault(conversion(line), List.of()));
            Collections.reverse(reversed);
        }
        return reversed;
    }

    private void use(Line line, long micros) {
        for (String scope : List.of(line.influencerId(), LimitEntry.PROGRAMME)) {
            for (Period period : Period.values()) {
                used.merge(bucket(scope, period, line.settlesAt()), micros, Math::addExact);
            }
        }
    }

    private static String conversion(Line line) {
        return line.influencerId() + " " + line.conversionId();
    }

    private static String bucket(String scope, Period period, long at) {
        return switch (period) {
            case DAY ->
                scope + " " + Instant.ofEpochMilli(at).atOffset(ZoneOffset.UTC).toLocalDate();
            case MONTH -> scope + " " + Programme.monthOf(at);
            case ALL -> scope;
        };
    }
}
