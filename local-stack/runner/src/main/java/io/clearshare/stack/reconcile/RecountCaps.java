package io.clearshare.stack.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What limits leave of the lines in the books, counted by the published rule alone: every look at a limit adds up what was
 * paid before in its period, as slow as it is plain.
 */
final class RecountCaps {

    private final List<JsonNode> limits;
    private final List<Payment> payments = new ArrayList<>();

    /** @param limits the programme's entries {@code limit/<scope>/<period>}, of all versions */
    RecountCaps(List<JsonNode> limits) {
        this.limits = limits;
    }

    /** A settled line; {@code takesBack} names the line that a reversal undoes, or is empty. */
    record Line(String id, String influencer, String conversion, String takesBack, long micros, Instant settlesAt) {}

    /** A part of a line's pay, counted in the period of that line. */
    private record Payment(Line of, long micros) {}

    /** By line, what has to stand beside it; lines without are left out. */
    Map<String, Long> caps(List<Line> lines) {
        Map<String, Long> caps = new TreeMap<>();
        if (limits.isEmpty()) {
            return caps;
        }
        List<Line> sorted = new ArrayList<>(lines);
        sorted.sort(Comparator.comparing(Line::settlesAt)
                .thenComparing(line -> line.micros() < 0 ? 1 : 0)
                .thenComparing(Line::id));
        Map<String, Long> left = new HashMap<>();
        List<Line> known = new ArrayList<>();
        for (Line line : sorted) {
            long pay = line.micros() > 0 ? room(line) : takeBack(line, known, left);
            if (line.micros() > 0) {
                payments.add(new Payment(line, pay));
                left.put(line.id(), line.micros());
                known.add(line);
            }
            if (pay != line.micros()) {
                caps.put(line.id(), pay - line.micros());
            }
        }
        return caps;
    }

    private long takeBack(Line line, List<Line> known, Map<String, Long> left) {
        long open = -line.micros();
        long changed = 0;
        for (int i = known.size() - 1; i >= 0 && open > 0; i--) {
            Line earlier = known.get(i);
            boolean named = line.takesBack().equals(earlier.id());
            boolean same = line.takesBack().isEmpty() && line.conversion().equals(earlier.conversion());
            if (earlier.influencer().equals(line.influencer()) && (named || same)) {
                long stands = left.getOrDefault(earlier.id(), 0L);
                long taken = named ? open : Math.min(open, Math.max(0, stands));
                left.put(earlier.id(), stands - taken);
                open -= taken;
                long paid = paid(earlier);
                long change = Math.min(paid, stands - taken) - paid;
                payments.add(new Payment(earlier, change));
                changed += change;
            }
        }
        payments.add(new Payment(line, -open));
        return changed - open;
    }

    private long paid(Line line) {
        return payments.stream()
                .filter(payment -> payment.of().id().equals(line.id()))
                .mapToLong(Payment::micros)
                .sum();
    }

    private long room(Line line) {
        long room = line.micros();
        for (String scope : List.of(line.influencer(), "programme")) {
            for (String period : List.of("day", "month", "all")) {
                JsonNode limit = inForce("limit/" + scope + "/" + period, line.settlesAt());
                if (limit != null && limit.has("limitMicros")) {
                    long spent = payments.stream()
                            .filter(payment -> scope.equals("programme")
                                    || payment.of().influencer().equals(scope))
                            .filter(payment -> stamp(payment.of(), period).equals(stamp(line, period)))
                            .mapToLong(Payment::micros)
                            .sum();
                    room = Math.min(room, limit.get("limitMicros").asLong() - spent);
                }
            }
        }
        return Math.max(0, room);
    }

    private static String stamp(Line line, String period) {
        String at = line.settlesAt().toString();
        return period.equals("day") ? at.substring(0, 10) : period.equals("month") ? at.substring(0, 7) : "";
    }

    private @Nullable JsonNode inForce(String entity, Instant at) {
        return limits.stream()
                .filter(entry -> entry.get("entity").asText().equals(entity))
                .filter(entry ->
                        !Instant.parse(entry.get("effectiveFrom").asText()).isAfter(at))
                .max(Comparator.<JsonNode, Instant>comparing(entry ->
                                Instant.parse(entry.get("effectiveFrom").asText()))
                        .thenComparing(entry -> entry.get("version").asInt()))
                .orElse(null);
    }
}
