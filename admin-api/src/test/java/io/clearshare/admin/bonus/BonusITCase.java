package io.clearshare.admin.bonus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearshare.admin.access.Caller;
import io.clearshare.admin.access.Role;
import io.clearshare.admin.parts.Http;
import io.clearshare.admin.parts.Stack;
import io.clearshare.admin.problem.Refused;
import java.time.YearMonth;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

class BonusITCase {

    private static final Caller FINANCE = new Caller(Role.FINANCE, "staff:f", "f@example.com", "F", null);

    private final Stack stack = Stack.instance();
    private final Http admin = new Http(stack.api()).key(Stack.ADMIN_KEY);
    private final DecideBonus decide = stack.api().bean(DecideBonus.class);

    @Test
    void aBonusThatTwoPeopleDecidedIsALineLikeAnyOther() {
        String influencer = influencer();
        UUID id = UUID.randomUUID();
        Http.Answer proposed = propose(id, influencer, 12_500_000);
        assertThat(proposed.status()).as(proposed.body()).isEqualTo(201);
        assertThat(propose(id, influencer, 12_500_000).json()).isEqualTo(proposed.json());
        assertThat(propose(id, influencer, 1).problem()).isEqualTo("CONFLICT");
        assertThat(overview(influencer).path("earnings").path("payableMicros").asLong())
                .isZero();
        assertThat(admin.post("/api/v1/bonuses/" + id + "/confirm", "").problem())
                .isEqualTo("NOT_ALLOWED");

        decide.confirm(id, FINANCE);
        assertThat(overview(influencer).path("earnings").path("payableMicros").asLong())
                .isEqualTo(12_500_000);
        Http browser = signedIn(influencer);
        JsonNode line = browser.get("/api/v1/me/earnings").json().path("items").get(0);
        assertThat(line.path("kind").asString()).isEqualTo("bonus");
        assertThat(line.path("state").asString()).isEqualTo("settled");
        assertThat(line.path("campaign").asString()).isEqualTo("Influencer of the month");
        assertThat(browser.get("/api/v1/me/earnings?state=held")
                        .json()
                        .path("items")
                        .size())
                .isZero();

        Http.Answer why = browser.get("/api/v1/why/earning/bonus/" + id);
        assertThat(why.status()).as(why.body()).isEqualTo(200);
        assertThat(why.json().path("bonus").path("reason").asString()).isEqualTo("Influencer of the month");
        assertThat(why.json().path("bonus").path("proposedByRole").asString()).isEqualTo("ADMIN_KEY");
        assertThat(why.json().path("bonus").path("confirmedByRole").asString()).isEqualTo("FINANCE");
        assertThat(why.body()).doesNotContain("staff:f");
        assertThat(why.json().path("ledger").size()).isEqualTo(2);
        assertThat(signedIn(influencer()).get("/api/v1/why/earning/bonus/" + id).problem())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void itIsDecidedOnceByAnotherPersonAndTakenBackOnlyByANegativeOne() {
        String influencer = influencer();
        Caller maker = new Caller(Role.FINANCE, "staff:maker", "m@example.com", "M", null);
        UUID id = UUID.randomUUID();
        decide.propose(id, influencer, 5_000_000, YearMonth.of(2026, 11), "spotlight", maker);
        assertThatThrownBy(() -> decide.confirm(id, maker)).isInstanceOf(Refused.class);
        decide.confirm(id, FINANCE);
        assertThatThrownBy(() -> decide.refuse(id, FINANCE)).isInstanceOf(Refused.class);

        UUID back = UUID.randomUUID();
        propose(back, influencer, -5_000_000);
        decide.confirm(back, FINANCE);
        assertThat(overview(influencer).path("earnings").path("payableMicros").asLong())
                .isZero();

        UUID unwanted = UUID.randomUUID();
        propose(unwanted, influencer, 1);
        assertThat(decide.refuse(unwanted, FINANCE).state()).isEqualTo("refused");
        JsonNode listed = admin.get("/api/v1/bonuses").json().path("items");
        assertThat(listed.get(0).path("state").asString()).isEqualTo("refused");
    }

    @Test
    void theDatabaseKnowsNoBonusLineWithoutABonus() {
        JdbcTemplate jdbc = stack.api().bean(JdbcTemplate.class);
        UUID alone = UUID.randomUUID();
        propose(alone, influencer(), 1);
        assertThatThrownBy(() -> jdbc.update(
                        "UPDATE bonus SET state = 'confirmed', decided_by = proposed_by, decided_role = 'x',"
                                + " decided_at = now(), earning_id = 'bonus/' || bonus_id WHERE bonus_id = ?",
                        alone))
                .hasMessageContaining("bonus_decided_by_another");
        assertThat(propose(UUID.randomUUID(), influencer(), 0).problem()).isEqualTo("INVALID_REQUEST");
        assertThat(propose(UUID.randomUUID(), "nobody", 1).problem()).isEqualTo("NOT_FOUND");
    }

    private Http.Answer propose(UUID id, String influencer, long micros) {
        return admin.post("/api/v1/bonuses", """
                {"bonusId":"%s","influencerId":"%s","amountMicros":%d,"month":"2026-11",
                 "reason":"Influencer of the month"}""".formatted(id, influencer, micros));
    }

    private JsonNode overview(String influencer) {
        return admin.get("/api/v1/influencers/" + influencer + "/overview").json();
    }

    private String influencer() {
        return admin.post(
                        "/api/v1/influencers",
                        "{\"handle\":\"star\",\"email\":\"" + UUID.randomUUID() + "@example.com\",\"activate\":true}")
                .json()
                .path("influencerId")
                .asString();
    }

    private Http signedIn(String influencerId) {
        String link = admin.post(
                        "/api/v1/influencers/" + influencerId + "/sign-in-links", "{\"validHours\":1,\"uses\":1}")
                .json()
                .path("loginUrl")
                .asString();
        Http browser = new Http(stack.api());
        browser.get(link.substring(link.indexOf("/api/")));
        return browser;
    }
}
