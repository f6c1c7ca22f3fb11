package io.clearshare.admin.fraud;

import io.clearshare.admin.program.Influencer;
import io.clearshare.admin.program.Influencers;
import io.clearshare.admin.program.ProgrammeLog;
import io.clearshare.admin.warehouse.Warehouse;
import io.clearshare.admin.warehouse.WarehouseRow;
import io.clearshare.domain.program.CaseEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads cases from the warehouse; decisions come from the programme itself, which knows them first. */
@Repository
class FraudCases {

    private static final String CASES = """
            SELECT case_id, rule, influencer_id, code, hits, first_at, last_at FROM fraud_cases
            """;
    private static final int PAGE = 50;

    private final Warehouse warehouse;
    private final ProgrammeLog programme;
    private final Influencers influencers;
    private final JsonMapper json;

    FraudCases(Warehouse warehouse, ProgrammeLog programme, Influencers influencers, JsonMapper json) {
        this.warehouse = warehouse;
        this.programme = programme;
        this.influencers = influencers;
        this.json = json;
    }

    record Hit(
            String hitId,
            String subjectType,
            String subjectId,
            long ruleVersion,
            long score,
            String action,
            Instant occurredAt,
            boolean shadow,
            List<String> clickIds,
            JsonNode evidence) {}

    /** Cases and where the next page begins, if there is one. */
    record Page(List<FraudCase> items, @Nullable String next) {}

    /** Cases in order of id after the given one; {@code open} null for all. */
    Page page(@Nullable Boolean open, String after) {
        String where = "WHERE case_id > {after:String}" + (open == null ? "" : " AND open = " + open);
        List<WarehouseRow> rows =
                warehouse.query(CASES + where + " ORDER BY case_id LIMIT " + (PAGE + 1), Map.of("after", after));
        List<FraudCase> cases = describe(rows.subList(0, Math.min(PAGE, rows.size()))).stream()
                .filter(found -> open == null || found.open() == open)
                .toList();
        return new Page(cases, rows.size() > PAGE ? rows.get(PAGE - 1).text("case_id") : null);
    }

    Optional<FraudCase> find(String caseId) {
        return describe(warehouse.query(CASES + "WHERE case_id = {case:String}", Map.of("case", caseId))).stream()
                .findFirst();
    }

    List<Hit> hits(String caseId) {
        return warehouse.query("""
                        SELECT hit_id, subject_type, subject_id, rule_version, score, action, occurred_at, shadow,
                               click_ids, evidence
                        FROM fraud_hits WHERE case_id = {case:String} AND NOT shadow
                        ORDER BY occurred_at, hit_id LIMIT 10000
                        """, Map.of("case", caseId)).stream()
                .map(this::hit)
                .toList();
    }

    private List<FraudCase> describe(List<WarehouseRow> rows) {
        Map<String, Influencer> people = influencers.findAll(
                rows.stream().map(row -> row.text("influencer_id")).collect(Collectors.toSet()));
        return rows.stream().map(row -> describe(row, people)).toList();
    }

    private FraudCase describe(WarehouseRow row, Map<String, Influencer> people) {
        String caseId = row.text("case_id");
        List<ProgrammeLog.Recorded> decisions = programme.history("case/" + caseId);
        ProgrammeLog.Recorded last = decisions.isEmpty() ? null : decisions.get(decisions.size() - 1);
        String decision = last != null && last.entry() instanceof CaseEntry entry
                ? entry.decision().wireName()
                : null;
        Influencer influencer = people.get(row.text("influencer_id"));
        return new FraudCase(
                caseId,
                row.text("rule"),
                decision == null,
                decision,
                last == null ? null : last.reason(),
                row.text("influencer_id"),
                influencer == null ? null : influencer.handle(),
                row.text("code"),
                row.integer("hits"),
                row.instant("first_at"),
                row.instant("last_at"));
    }

    private Hit hit(WarehouseRow row) {
        return new Hit(
                row.text("hit_id"),
                row.text("subject_type"),
                row.text("subject_id"),
                row.integer("rule_version"),
                row.integer("score"),
                row.text("action"),
                row.instant("occurred_at"),
                row.flag("shadow"),
                row.texts("click_ids"),
                json.readTree(row.text("evidence")));
    }
}
