package io.clearshare.admin.payout;

import io.clearshare.admin.program.ProgrammeLog;
import io.clearshare.admin.warehouse.Warehouse;
import io.clearshare.admin.warehouse.WarehouseUnavailable;
import io.clearshare.domain.program.CaseEntry;
import io.clearshare.domain.program.Decision;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When a fraud case about an influencer was last lifted. */
@Component
class LiftedCases {

    private static final int CASES_MAX = 200;

    private final Warehouse warehouse;
    private final ProgrammeLog programme;

    LiftedCases(Warehouse warehouse, ProgrammeLog programme) {
        this.warehouse = warehouse;
        this.programme = programme;
    }

    /** @param liftedAt null when none was lifted, or when cases could not be read */
    record Known(@Nullable Instant liftedAt, boolean known) {

        /** Where cases do not matter. */
        static final Known NOT_ASKED = new Known(null, true);
    }

    Known of(String influencerId) {
        try {
            List<String> cases = warehouse
                    .query(
                            "SELECT case_id FROM fraud_cases WHERE influencer_id = {influencer:String}"
                                    + " ORDER BY last_at DESC LIMIT " + CASES_MAX,
                            Map.of("influencer", influencerId))
                    .stream()
                    .map(row -> "case/" + row.text("case_id"))
                    .toList();
            Instant lifted = programme.newestOf(cases).stream()
                    .filter(entry -> entry instanceof CaseEntry decided && decided.decision() == Decision.LIFTED)
                    .map(entry -> Instant.ofEpochMilli(entry.effectiveFrom()))
                    .max(Comparator.naturalOrder())
                    .orElse(null);
            return new Known(lifted, true);
        } catch (WarehouseUnavailable e) {
            return new Known(null, false);
        }
    }
}
