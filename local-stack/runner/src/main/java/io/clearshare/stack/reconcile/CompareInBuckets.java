package io.clearshare.stack.reconcile;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares tables of any size cell by cell. Both sides are heard once and only sums are kept; where these differ, both are
 * heard again and the cells of the differing buckets are named.
 */
final class CompareInBuckets {
    private static final int NAMED_BUCKETS_MAX = 16;

    private final Cells expected;
    private final Cells found;
    private final Report report;

    CompareInBuckets(Cells expected, Cells found, Report report) {
        this.expected = expected;
        this.found = found;
        this.report = report;
    }

    /** @param required tables that must not be empty */
    void run(List<String> required) throws IOException, InterruptedException {
        CellSums left = new CellSums();
        expected.tell(left);
        CellSums right = new CellSums();
        found.tell(right);
        Set<String> tables = new TreeSet<>(required);
        tables.addAll(left.tables());
        tables.addAll(right.tables());
        Map<String, Set<Integer>> differing = new TreeMap<>();
        for (String table : tables) {
            Set<Integer> buckets = left.differing(table, right);
            if (left.rows(table) == 0 && right.rows(table) == 0) {
                report.compare(table, Map.of(), Map.of(), false);
            } else if (buckets.isEmpty()) {
                report.equal(table, left.rows(table));
            } else {
                differing.put(table, buckets);
            }
        }
        if (!differing.isEmpty()) {
            name(differing);
        }
    }

    private void name(Map<String, Set<Integer>> differing) throws IOException, InterruptedException {
        Map<String, Map<String, String>> left = pick(expected, differing);
        Map<String, Map<String, String>> right = pick(found, differing);
        for (String table : differing.keySet()) {
            report.compare(table, left.getOrDefault(table, Map.of()), right.getOrDefault(table, Map.of()), false);
        }
    }

    private static Map<String, Map<String, String>> pick(Cells cells, Map<String, Set<Integer>> differing)
            throws IOException, InterruptedException {
        Map<String, Set<Integer>> named = new TreeMap<>();
        differing.forEach((table, buckets) -> named.put(
                table, new TreeSet<>(buckets.stream().limit(NAMED_BUCKETS_MAX).toList())));
        Map<String, Map<String, String>> picked = new TreeMap<>();
        cells.tell((table, key, figures) -> {
            if (named.getOrDefault(table, Set.of()).contains(CellSums.bucket(key))) {
                picked.computeIfAbsent(table, absent -> new TreeMap<>())
                        .merge(key, figures, (one, other) -> one + " and " + other);
            }
        });
        return picked;
    }
}
