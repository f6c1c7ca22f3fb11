package io.clearshare.admin.sanctions;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.parts.Await;
import io.clearshare.admin.parts.ConditionsPart;
import io.clearshare.admin.parts.Http;
import io.clearshare.admin.parts.SolanaPart;
import io.clearshare.admin.parts.Stack;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Addresses on a list: at entry, on change, when the list changes and at signing. */
class SanctionsITCase {

    private final ConditionsPart part = ConditionsPart.instance();
    private final Http finance = part.staff("finance@example.com");
    private final String handle = "s" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aListedAddressEarnsButIsPaidOnlyAfterSomebodyCleared() {
        String id = part.influencer(handle, Stack.SANCTIONED);
        part.earns(id, 30);
        Await.until("the money is booked", () -> payable(id) == 30);
        assertThat(part.reasons(id)).contains("SANCTIONS_HIT");
        Await.until("the case is open", () -> caseOf(id).isPresent());
        JsonNode found = caseOf(id).orElseThrow();
        String path = "/api/v1/sanctions/cases/" + found.path("caseId").asString();
        JsonNode detail = finance.get(path).json();
        assertThat(detail.path("screenings").get(0).path("occasion").asString()).isEqualTo("entry");
        assertThat(detail.path("screenings").get(0).path("hit").asBoolean()).isTrue();
        assertThat(LocalDate.parse(found.path("reportBy").asString())).isAfter(LocalDate.now(ZoneOffset.UTC));

        assertThat(finance.post(path + "/decision", "{\"decision\":\"cleared\",\"note\":\" \"}")
                        .problem())
                .isEqualTo("INVALID_REQUEST");
        assertThat(decide(path, "confirmed").json().path("state").asString()).isEqualTo("confirmed");
        assertThat(decide(path, "confirmed").problem()).isEqualTo("CASE_DECIDED");
        assertThat(part.reasons(id)).contains("SANCTIONS_HIT");
        JsonNode cleared = decide(path, "cleared").json();
        assertThat(cleared.path("decidedBy").asString()).isEqualTo("finance@example.com");
        assertThat(part.reasons(id)).doesNotContain("SANCTIONS_HIT");
    }

    @Test
    void aChangeToAListedAddressIsRefusedAndBlocksThePerson() {
        String id = part.influencer(handle, SolanaPart.newAccount().getPublicKeyBase58());
        Http.Answer refused =
                part.signedIn(id).put("/api/v1/me/wallet", "{\"wallet\":\"" + Stack.SANCTIONED_TOO + "\"}");
        assertThat(refused.problem()).as(refused.body()).isEqualTo("ADDRESS_SANCTIONED");
        assertThat(caseOf(id).orElseThrow().path("occasion").asString()).isEqualTo("change");
        assertThat(part.reasons(id)).contains("SANCTIONS_HIT");
    }

    @Test
    void aNewListIsComparedWithEverybodyAndStopsWhatWaits() {
        String wallet = SolanaPart.newAccount().getPublicKeyBase58();
        String id = part.influencer(handle, wallet);
        verify(id);
        part.earns(id, 150);
        Await.until("a payout waits for approval", () -> payoutOf(id).isPresent());
        JsonNode payout = payoutOf(id).orElseThrow();
        String path = "/api/v1/payouts/" + payout.path("payoutId").asString();
        JsonNode checks = finance.get(path).json().path("checks");
        assertThat(checks.valueStream()
                        .filter(check -> check.path("code").asString().equals("SANCTIONS"))
                        .findFirst()
                        .orElseThrow()
                        .path("message")
                        .asString())
                .startsWith("Not on the list as of");
        JsonNode list = importList("SOL," + Stack.SANCTIONED + "\nSOL," + Stack.SANCTIONED_TOO + "\nXBT," + wallet)
                .json();
        assertThat(list.path("hits").asInt()).isPositive();
        assertThat(caseOf(id).orElseThrow().path("occasion").asString()).isEqualTo("list");
        Http.Answer approved = finance.post(
                path + "/approve",
                "{\"contentHash\":\"" + payout.path("contentHash").asString() + "\"}");
        assertThat(approved.status()).as(approved.body()).isBetween(200, 204);
        Await.until(
                "the payout is cancelled",
                () -> finance.get(path).json().path("state").asString().equals("CANCELLED"));
        assertThat(finance.get(path).json().path("reason").asString()).contains("sanctions list");
    }

    @Test
    void everySigningIsScreenedAndKept() {
        String id = part.influencer(handle, SolanaPart.newAccount().getPublicKeyBase58());
        part.earns(id, 26);
        Await.until("it is paid", () -> part.paidDollars(id) == 26);
        JdbcTemplate jdbc = part.api().bean(JdbcTemplate.class);
        assertThat(jdbc.queryForMap(
                        "SELECT occasion, hit, payout_id IS NOT NULL AS of_payout FROM sanctions_screening"
                                + " WHERE influencer_id = ? AND occasion = 'signing'",
                        id))
                .containsEntry("hit", false)
                .containsEntry("of_payout", true);
    }

    @Test
    void aListIsTakenWholeOrNotAtAll() {
        Http.Answer unreadable = importList("SOL," + Stack.SANCTIONED + "\nSOL;;");
        assertThat(unreadable.problem()).isEqualTo("LIST_UNREADABLE");
        assertThat(unreadable.json().path("line").asInt()).isEqualTo(2);
        assertThat(importList("# date: 2020-01-01\nSOL," + Stack.SANCTIONED).problem())
                .isEqualTo("LIST_OLDER");
        StringBuilder many = new StringBuilder("SOL," + Stack.SANCTIONED + "\nSOL," + Stack.SANCTIONED_TOO + "\n");
        for (int i = 0; i < 20; i++) {
            many.append("ETH,0x").append(String.valueOf(10 + i).repeat(20)).append('\n');
        }
        JsonNode imported = importList(many.toString()).json();
        assertThat(imported.path("addresses").asInt()).isEqualTo(22);
        assertThat(importList(many.toString()).json().path("listId")).isEqualTo(imported.path("listId"));
        assertThat(importList("SOL," + Stack.SANCTIONED + "\nSOL," + Stack.SANCTIONED_TOO)
                        .problem())
                .isEqualTo("LIST_SHRINKS");
        Http.Answer meant = finance.send(
                "POST",
                "/api/v1/sanctions/lists?shrink=true&name=test",
                "SOL," + Stack.SANCTIONED + "\nSOL," + Stack.SANCTIONED_TOO,
                "text/plain");
        assertThat(meant.status()).as(meant.body()).isEqualTo(201);
        JsonNode now = finance.get("/api/v1/sanctions/lists").json().path("now");
        assertThat(now.path("stale").asBoolean()).isFalse();
        JsonNode health = part.admin().get("/actuator/health").json();
        assertThat(health.path("components").path("sanctions").path("details").has("listAsOf"))
                .as(health.toString())
                .isTrue();
    }

    private Http.Answer importList(String text) {
        return finance.send("POST", "/api/v1/sanctions/lists?name=test", text, "text/plain");
    }

    private Http.Answer decide(String path, String decision) {
        return finance.post(path + "/decision", "{\"decision\":\"" + decision + "\",\"note\":\"looked at\"}");
    }

    private Optional<JsonNode> caseOf(String id) {
        return finance.get("/api/v1/sanctions/cases")
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("influencerId").asString().equals(id))
                .findFirst();
    }

    private Optional<JsonNode> payoutOf(String id) {
        return finance.get("/api/v1/payouts?state=AWAITING_APPROVAL")
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("influencerId").asString().equals(id))
                .findFirst();
    }

    private long payable(String id) {
        return part.admin()
                        .get("/api/v1/influencers/" + id + "/overview")
                        .json()
                        .path("earnings")
                        .path("payableMicros")
                        .asLong()
                / 1_000_000;
    }

    /** A reviewer's approval, written straight into the books of the test. */
    private void verify(String id) {
        part.api()
                .bean(JdbcTemplate.class)
                .update(
                        "INSERT INTO kyc_check (check_id, influencer_id, provider, started_at, changed_at, looked_at)"
                                + " VALUES (gen_random_uuid(), ?, 'manual', now(), now(), now())",
                        id);
        part.api()
                .bean(JdbcTemplate.class)
                .update("UPDATE kyc_check SET state = 'verified' WHERE influencer_id = ?", id);
    }
}
