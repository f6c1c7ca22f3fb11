package io.clearshare.admin.sanctions;

import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Confirms a hit, after which nothing is paid to the influencer, or clears it against the list in force. */
@Component("decideSanctionsCase")
class DecideCase {

    private static final Logger LOG = LoggerFactory.getLogger(DecideCase.class);

    private final JdbcClient jdbc;
    private final SanctionsCases cases;
    private final SanctionsLists lists;
    private final Clock clock;

    DecideCase(JdbcClient jdbc, SanctionsCases cases, SanctionsLists lists, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.lists = lists;
        this.clock = clock;
    }

    /**
     * @param cleared whether the influencer may be paid again; a later list that names the address opens a new case
     * @throws Refused when there is no such case, or it is already decided so
     */
    @Transactional
    public SanctionsCase decide(UUID caseId, boolean cleared, String note, String by) {
        jdbc.sql("SELECT 1 FROM sanctions_case WHERE case_id = ? FOR UPDATE")
                .param(caseId)
                .query()
                .listOfRows();
        SanctionsCase found = cases.find(caseId)
                .orElseThrow(() -> new Refused(CommonProblem.NOT_FOUND, "There is no case " + caseId));
        if (found.state().equals("cleared") || (found.state().equals("confirmed") && !cleared)) {
            throw new Refused(SanctionsProblem.CASE_DECIDED, "The case is " + found.state());
        }
        @Nullable Long list = cleared ? lists.current().orElseThrow().listId() : null;
        jdbc.sql("""
                        UPDATE sanctions_case SET state = ?, decided_at = ?, decided_by = ?, note = ?, cleared_list_id = ?
                        WHERE case_id = ?
                        """)
                .param(cleared ? "cleared" : "confirmed")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(by)
                .param(note)
                .param(list)
                .param(caseId)
                .update();
        LOG.info("{} {} sanctions case {}", by, cleared ? "cleared" : "confirmed", caseId);
        return cases.find(caseId).orElseThrow();
    }
}
