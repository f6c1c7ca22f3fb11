package io.clearshare.stack.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was compared and what differs. A comparison of nothing is itself a difference, unless the programme is quiet. */
public final class Report {
    private final List<Line> lines = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();
    private final boolean quiet;

    /** Of a programme in which everything has happened at least once. */
    Report() {
        this(false);
    }

    private Report(boolean quiet) {
        this.quiet = quiet;
    }

    /** Of a programme that may not have paid anybody yet. */
    static Report ofQuietProgramme() {
        return new Report(true);
    }

    /** @param place what differs, the same each time; the sentence also says by how much */
    private record Difference(String place, String sentence) {}

    /** One comparison: how many rows of what, the two totals, and how many rows differ. */
    public record Line(String what, long rows, String left, String right, int differing) {}

    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /** One sentence for each row that differs. */
    public List<String> differences() {
        return differences.stream().map(Difference::sentence).toList();
    }

    /** The same comparison without what did not differ in an earlier one: what was merely under way then or now. */
    Report standingSince(Report earlier) {
        Set<String> places = earlier.differences.stream().map(Difference::place).collect(Collectors.toSet());
        Report standing = new Report(quiet);
        standing.lines.addAll(lines);
        differences.stream().filter(one -> places.contains(one.place())).forEach(standing.differences::add);
        return standing;
    }

    /** Compares row by row. {@code mayBeEmpty} is for tables that a quiet programme has no rows in. */
    <T> void compare(String what, Map<String, T> expected, Map<String, T> found, boolean mayBeEmpty) {
        List<Difference> here = new ArrayList<>();
        Map<String, T> all = new TreeMap<>(expected);
        found.forEach(all::putIfAbsent);
        for (String key : all.keySet()) {
            T left = expected.get(key);
            T right = found.get(key);
            if (left == null || !left.equals(right)) {
                here.add(new Difference(
                        what + ": " + key,
                        what + ": " + key + " should be " + (left == null ? "absent" : left) + " and is "
                                + (right == null ? "absent" : right)));
            }
        }
        if (all.isEmpty() && !mayBeEmpty && !quiet) {
            here.add(new Difference(what, what + ": there is nothing to compare"));
        }
        add(what, all.size(), total(expected), total(found), here);
    }

    /** Both sides have the same rows, as many. */
    void equal(String what, long rows) {
        add(what, rows, rows + " rows", rows + " rows", List.of());
    }

    void compareTotals(String what, long rows, long left, long right) {
        add(
                what,
                rows,
                "" + left,
                "" + right,
                left == right
                        ? List.of()
                        : List.of(
                                new Difference(what, what + ": " + left + " on one side, " + right + " on the other")));
    }

    private void add(String what, long rows, String left, String right, List<Difference> here) {
        lines.add(new Line(what, rows, left, right, here.size()));
        differences.addAll(here);
    }

    /** The sum of a money table, otherwise the number of rows. */
    private static <T> String total(Map<String, T> table) {
        boolean sums = !table.isEmpty() && table.values().stream().allMatch(Long.class::isInstance);
        return sums
                ? "Σ "
                        + table.values().stream()
                                .mapToLong(value -> (Long) value)
                                .sum()
                : table.size() + " rows";
    }

    /** The table as text, its last line {@code reconciled: differences=N}. */
    public String asText() {
        StringBuilder text = new StringBuilder();
        text.append("%-46s %9s  %24s  %24s  %s%n".formatted("compared", "rows", "should be", "is", "differ"));
        for (Line line : lines) {
            text.append("%-46s %9d  %24s  %24s  %d%n"
                    .formatted(line.what, line.rows, line.left, line.right, line.differing));
        }
        differences.forEach(difference ->
                text.append("difference: ").append(difference.sentence()).append('\n'));
        return text.append("reconciled: differences=")
                .append(differences.size())
                .toString();
    }
}
