package io.clearshare.domain.fraud;

import io.clearshare.domain.program.RuleMode;
import java.util.List;

/**
 * A rule found something: it opens a case, which holds the earnings of what it names until it is decided.
 *
 * @param hitId the same for the same finding, however often it is made
 * @param clickIds the touches that it names
 * @param score 0 to 100
 * @param action {@code hold}, or {@code record} in shadow mode
 * @param evidenceJson a JSON object
 */
public record Hit(
        String hitId,
        String rule,
        int ruleVersion,
        String subjectType,
        String subjectId,
        String influencerId,
        String code,
        String caseId,
        List<String> clickIds,
        int score,
        String action,
        String evidenceJson,
        long occurredAt,
        boolean shadow) {

    public Hit {
        clickIds = List.copyOf(clickIds);
    }

    /** What a hit of a rule in this mode does: a live rule holds, a shadow rule only records. */
    static String actionOf(RuleMode mode) {
        return mode == RuleMode.LIVE ? "hold" : "record";
    }
}
