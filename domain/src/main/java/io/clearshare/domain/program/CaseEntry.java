package io.clearshare.domain.program;

import java.util.List;

/** A decision on a fraud case, with the touches and trades that it names. */
public record CaseEntry(
        int version, long effectiveFrom, String caseId, Decision decision, List<String> clickIds, List<String> tradeIds)
        implements ProgramEntry {

    public CaseEntry {
        clickIds = List.copyOf(clickIds);
        tradeIds = List.copyOf(tradeIds);
    }

    @Override
    public String entity() {
        return "case/" + caseId;
    }
}
