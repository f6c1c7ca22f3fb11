package io.clearshare.admin.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.parts.Http;
import io.clearshare.admin.parts.Log;
import io.clearshare.admin.parts.Stack;
import io.clearshare.admin.warehouse.Warehouse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FraudITCase {

    private final Stack stack = Stack.instance();
    private final Http admin = new Http(stack.api()).key(Stack.ADMIN_KEY);

    @Test
    void aDecisionNamesTheTouchesOfTheCaseInTheProgramme() {
        String caseId = "too_fast_signup:" + UUID.randomUUID();
        hit(caseId);
        JsonNode open = admin.get("/api/v1/fraud/cases/" + caseId).json();
        assertThat(open.path("open").asBoolean()).isTrue();
        assertThat(open.path("evidence").get(0).path("evidence").path("millis").asInt())
                .isEqualTo(900);

        Http.Answer decided = admin.post(
                "/api/v1/fraud/cases/" + caseId + "/decision", "{\"decision\":\"confirmed\",\"note\":\"bot\"}");
        assertThat(decided.status()).as(decided.body()).isEqualTo(200);
        assertThat(decided.json().path("decision").asString()).isEqualTo("confirmed");
        assertThat(decided.json().path("note").asString()).isEqualTo("bot");
        JsonNode entry = Log.await(stack.broker(), "clearshare.program", ("case/" + caseId + "@1")::equals);
        assertThat(entry.path("clickIds").get(0).asString()).isEqualTo("click-9");

        admin.post("/api/v1/fraud/cases/" + caseId + "/decision", "{\"decision\":\"lifted\"}");
        assertThat(Log.await(stack.broker(), "clearshare.program", ("case/" + caseId + "@2")::equals)
                        .path("decision")
                        .asString())
                .isEqualTo("lifted");
    }

    @Test
    void onlyTheTwoDecisionsExist() {
        assertThat(admin.post("/api/v1/fraud/cases/x/decision", "{\"decision\":\"maybe\"}")
                        .problem())
                .isEqualTo("INVALID_REQUEST");
        assertThat(admin.post("/api/v1/fraud/cases/x/decision", "{\"decision\":\"lifted\"}")
                        .problem())
                .isEqualTo("NOT_FOUND");
    }

    private void hit(String caseId) {
        stack.api().bean(Warehouse.class).execute("""
            INSERT INTO fraud_hit_rows (hit_id, rule, rule_version, subject_type, subject_id,
                influencer_id, code, case_id, click_ids, score, action, evidence, occurred_at, shadow,
                version, is_deleted)
            VALUES ('hit %1$s', 'too_fast_signup', 1, 'click', 'click-9', 'inf-x', 'A', '%1$s',
                ['click-9'], 80, 'hold', '{"millis":900}', '2026-03-02 10:00:00', false, 1, 0)
            """.formatted(caseId), Map.of());
    }
}
