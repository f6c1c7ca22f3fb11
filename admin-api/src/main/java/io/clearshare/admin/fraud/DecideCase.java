package io.clearshare.admin.fraud;

import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.program.ProgrammeLog;
import io.clearshare.domain.program.CaseEntry;
import io.clearshare.domain.program.Decision;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decides a case: the touches and trades that its hits name are excluded, or included again, from the beginning. */
@Component
class DecideCase {

    private final FraudCases cases;
    private final ProgrammeLog programme;
    private final Clock clock;

    DecideCase(FraudCases cases, ProgrammeLog programme, Clock clock) {
        this.cases = cases;
        this.programme = programme;
        this.clock = clock;
    }

    /**
     * @throws Refused when there is no such case
     */
    @Transactional
    public void decide(String caseId, Decision decision, String note, String by) {
        List<FraudCases.Hit> hits = cases.hits(caseId);
        if (hits.isEmpty()) {
            throw new Refused(CommonProblem.NOT_FOUND, "There is no case " + caseId);
        }
        List<String> clickIds = hits.stream()
                .flatMap(hit -> hit.clickIds().stream())
                .distinct()
                .sorted()
                .toList();
        List<String> tradeIds = hits.stream()
                .filter(hit -> hit.subjectType().equals("trade"))
                .map(FraudCases.Hit::subjectId)
                .distinct()
                .sorted()
                .toList();
        programme.append(
                "case/" + caseId,
                version -> new CaseEntry(version, clock.millis(), caseId, decision, clickIds, tradeIds),
                by,
                note);
    }
}
