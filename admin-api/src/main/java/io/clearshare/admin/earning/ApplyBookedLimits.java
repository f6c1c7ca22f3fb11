package io.clearshare.admin.earning;

import io.clearshare.admin.earning.LineTotals.Sum;
import io.clearshare.admin.program.ProgrammeLog;
import io.clearshare.domain.commission.ApplyLimits;
import io.clearshare.domain.commission.ApplyLimits.Line;
import io.clearshare.domain.program.LimitEntry;
import io.clearshare.domain.program.ProgramEntry;
import io.clearshare.domain.program.Programme;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Keeps the caps in the books what limits make of the booked lines.
 *
 * <p>Caps are computed anew from all lines in question, so neither the order nor the pieces in which lines came in
 * matter; only the difference is booked. While there is no limit nothing is read.
 */
@Component
class ApplyBookedLimits {

    private static final Logger LOG = LoggerFactory.getLogger(ApplyBookedLimits.class);

    private final Earnings earnings;
    private final Caps caps;
    private final ProgrammeLog programme;
    private final TransactionOperations transactions;
    private final Map<String, Sum> applied = new HashMap<>();
    private List<ProgramEntry> appliedLimits = List.of();

    ApplyBookedLimits(Earnings earnings, Caps caps, ProgrammeLog programme, TransactionOperations transactions) {
        this.earnings = earnings;
        this.caps = caps;
        this.programme = programme;
        this.transactions = transactions;
    }

    /** One pass over everybody whose lines or limits have changed; after a start that is everybody with a limit. */
    synchronized void run() {
        List<ProgramEntry> entries = programme.historyOfKind("limit/");
        if (entries.isEmpty()) {
            return;
        }
        if (!entries.equals(appliedLimits)) {
            applied.clear();
            appliedLimits = entries;
        }
        Map<String, Sum> totals = earnings.totals();
        Set<String> scopes =
                entries.stream().map(entry -> ((LimitEntry) entry).scope()).collect(Collectors.toSet());
        Programme limits = Programme.of(entries);
        if (scopes.contains(LimitEntry.PROGRAMME)) {
            if (!totals.equals(applied)) {
                apply(true, "", limits);
            }
        } else {
            scopes.stream()
                    .filter(id -> totals.containsKey(id) && !totals.get(id).equals(applied.get(id)))
                    .forEach(id -> apply(false, id, limits));
        }
        applied.clear();
        applied.putAll(totals);
    }

    private void apply(boolean everybody, String influencerId, Programme limits) {
        transactions.executeWithoutResult(status -> {
            List<Line> lines = caps.lines(everybody, influencerId);
            Map<String, String> influencers = new LinkedHashMap<>();
            lines.forEach(line -> influencers.put(line.earningId(), line.influencerId()));
            int written = caps.bring(everybody, influencerId, ApplyLimits.caps(lines, limits), influencers);
            if (written > 0) {
                LOG.info("Limits wrote {} caps", written);
            }
        });
    }
}
