package io.clearshare.stack.oracle;

import io.clearshare.stack.oracle.Conversions.Conversion;
import io.clearshare.stack.oracle.SentEvents.Fact;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** First exposures by visitor, outcomes by user. */
final class Experiments {
    private static final long WINDOW = 30L * 86_400_000;

    private final Map<String, Counts> cells = new TreeMap<>();
    private final Map<String, List<Conversion>> conversionsByUser = new HashMap<>();

    private static final class Counts {
        long visitors;
        long mixed;
        long signups;
        long activations;
        BigInteger fee = BigInteger.ZERO;
        BigInteger squared = BigInteger.ZERO;
    }

    private record Exposure(String experiment, String visitor, String variant, long at, boolean mixed, String user) {}

    Experiments(SentEvents events, People people, Conversions conversions) {
        for (Conversion conversion : conversions.all) {
            conversionsByUser
                    .computeIfAbsent(conversion.user(), user -> new ArrayList<>())
                    .add(conversion);
        }
        Map<String, Exposure> byUser = new TreeMap<>();
        for (Exposure exposure : exposures(events, people)) {
            Counts cell = cell(exposure);
            if (exposure.mixed) {
                cell.mixed++;
            } else {
                cell.visitors++;
            }
            if (!exposure.user.isEmpty()) {
                Comparator<Exposure> earliest =
                        Comparator.comparingLong(Exposure::at).thenComparing(Exposure::visitor, Utf8.ORDER);
                byUser.merge(
                        exposure.experiment + "\n" + exposure.user,
                        exposure,
                        (a, b) -> earliest.compare(a, b) <= 0 ? a : b);
            }
        }
        byUser.values().stream().filter(exposure -> !exposure.mixed).forEach(this::countOutcomes);
    }

    private static List<Exposure> exposures(SentEvents events, People people) {
        Map<String, List<Fact>> seen = new TreeMap<>();
        for (Fact click : events.clicks) {
            if (!click.text("experimentId").isEmpty() && !click.text("variant").isEmpty()) {
                seen.computeIfAbsent(
                                click.text("experimentId") + "\n" + click.text("visitorId"), k -> new ArrayList<>())
                        .add(click);
            }
        }
        List<Exposure> exposures = new ArrayList<>();
        for (List<Fact> clicks : seen.values()) {
            clicks.sort(Comparator.comparingLong(Fact::at)
                    .thenComparing(f -> f.text("variant"), Utf8.ORDER)
                    .thenComparing(f -> f.text("clickId"), Utf8.ORDER));
            Fact first = clicks.get(0);
            boolean mixed = clicks.stream()
                    .anyMatch(c -> !c.text("variant").equals(first.text("variant")) && c.at() < first.at() + WINDOW);
            String visitor = first.text("visitorId");
            exposures.add(new Exposure(
                    first.text("experimentId"),
                    visitor,
                    first.text("variant"),
                    first.at(),
                    mixed,
                    people.owner(visitor, first.at())));
        }
        return exposures;
    }

    private void countOutcomes(Exposure exposure) {
        Counts cell = cell(exposure);
        BigInteger fees = BigInteger.ZERO;
        for (Conversion conversion : conversionsByUser.getOrDefault(exposure.user, List.of())) {
            boolean outcome = conversion.at() >= exposure.at && conversion.at() < exposure.at + WINDOW;
            if (outcome) {
                switch (conversion.type()) {
                    case "signup" -> cell.signups++;
                    case "activation" -> cell.activations++;
                    default -> fees = fees.add(BigInteger.valueOf(conversion.value()));
                }
            }
        }
        cell.fee = cell.fee.add(fees);
        cell.squared = cell.squared.add(fees.multiply(fees));
    }

    private Counts cell(Exposure exposure) {
        long hour = Math.floorDiv(exposure.at, 3_600_000L) * 3_600_000L;
        return cells.computeIfAbsent(exposure.experiment + "|" + exposure.variant + "|" + hour, key -> new Counts());
    }

    void into(Map<String, String> table) {
        Map<String, Counts> sorted = new HashMap<>(cells);
        sorted.forEach((key, c) ->
                table.put(key, Oracle.joined(c.visitors, c.mixed, c.signups, c.activations, c.fee, c.squared)));
    }
}
