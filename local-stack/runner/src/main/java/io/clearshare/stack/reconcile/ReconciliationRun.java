package io.clearshare.stack.reconcile;

import java.time.Instant;
import java.util.List;

/**
 * One comparison as it is stored.
 *
 * @param trouble why nothing could be compared, {@code ""} when it was
 */
record ReconciliationRun(
        Instant began,
        Instant ended,
        int comparisons,
        long rows,
        int differences,
        List<String> firstDifferences,
        String trouble) {

    private static final int NAMED_MAX = 100;

    static ReconciliationRun of(Report report, Instant began, Instant ended) {
        List<String> all = report.differences();
        return new ReconciliationRun(
                began,
                ended,
                report.lines().size(),
                report.lines().stream().mapToLong(Report.Line::rows).sum(),
                all.size(),
                all.subList(0, Math.min(NAMED_MAX, all.size())),
                "");
    }

    static ReconciliationRun impossible(String why, Instant began, Instant ended) {
        return new ReconciliationRun(began, ended, 0, 0, 0, List.of(), why);
    }

    int exitStatus() {
        return trouble.isEmpty() ? Integer.signum(differences) : 2;
    }
}
