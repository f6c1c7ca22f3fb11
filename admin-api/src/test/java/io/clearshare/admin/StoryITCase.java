package io.clearshare.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.parts.Await;
import io.clearshare.admin.parts.Http;
import io.clearshare.admin.parts.Log;
import io.clearshare.admin.parts.Stack;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What outside programs do with the API, on its real parts. */
class StoryITCase {

    private static final String WALLET = "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin";

    private final Stack stack = Stack.instance();
    private final Http admin = new Http(stack.api()).key(Stack.ADMIN_KEY);
    private final Http ingest = new Http(stack.api()).key(Stack.INGEST_KEY);

    @Test
    void anInfluencerGetsACodeALinkAndAnEntryOfTheProgramme() {
        String code = code();
        Http.Answer created =
                create(code, "\"userId\":\"u-1\",\"activeFrom\":\"2026-01-01T00:00:00Z\",\"activate\":true");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.json().path("code").asString()).isEqualTo(code);
        assertThat(created.json().path("link").asString()).endsWith("/r/" + code);
        assertThat(created.json().path("state").asString()).isEqualTo("active");
        String key = "influencer/" + created.json().path("influencerId").asString() + "@1";
        JsonNode entry = Log.await(stack.broker(), "clearshare.program", key::equals);
        assertThat(entry.path("codes").get(0).asString()).isEqualTo(code);
        assertThat(entry.path("effectiveFrom").asString()).startsWith("2026-01-01T00:00:00");
        assertThat(entry.path("wallets").get(0).asString()).isEqualTo(WALLET);
    }

    @Test
    void aTakenCodeIsAConflictWhateverItsCase() {
        String code = code();
        assertThat(create(code, "\"activate\":true").status()).isEqualTo(201);
        Http.Answer again = create(code.toLowerCase(Locale.ROOT), "\"activate\":true");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("CODE_TAKEN");
    }

    @Test
    void aWalletMustBeASolanaAddress() {
        Http.Answer refused = admin.post("/api/v1/influencers", """
                {"handle":"a","email":"a@example.com","wallet":"0xdeadbeef"}""");
        assertThat(refused.problem()).isEqualTo("INVALID_WALLET");
    }

    @Test
    void eventsAreAnsweredOneByOneAndReachKafka() {
        String visitor = "v-" + UUID.randomUUID();
        Http.Answer answer = ingest.post(
                "/api/v1/events/clicks",
                "[" + click("e-1", visitor, "ALICE") + ",{\"eventId\":\"e-2\"}," + click("e-3", visitor, "BOB") + "]");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("accepted").asInt()).isEqualTo(2);
        JsonNode rejection = answer.json().path("rejected").get(0);
        assertThat(rejection.path("index").asInt()).isEqualTo(1);
        assertThat(rejection.path("eventId").asString()).isEqualTo("e-2");
        assertThat(rejection.path("reason").asString()).isEqualTo("MISSING_FIELD");
        assertThat(Log.await(stack.broker(), "clearshare.clicks", visitor::equals)
                        .path("visitorId")
                        .asString())
                .isEqualTo(visitor);
    }

    @Test
    void eventsMayComeAsLines() {
        String body = click("l-1", "v-lines", "ALICE") + "\n" + click("l-2", "v-lines", "ALICE") + "\nnonsense\n";
        Http.Answer answer = ingest.send("POST", "/api/v1/events/clicks", body, "application/x-ndjson");
        assertThat(answer.json().path("accepted").asInt()).isEqualTo(2);
        assertThat(answer.json().path("rejected").get(0).path("reason").asString())
                .isEqualTo("MALFORMED_JSON");
    }

    @Test
    void requestsThatAreNoListOfEventsAreRefusedWhole() {
        assertThat(ingest.post("/api/v1/events/clicks", "[{]").problem()).isEqualTo("MALFORMED_JSON");
        assertThat(ingest.post("/api/v1/events/nothing", "[]").problem()).isEqualTo("NOT_FOUND");
        assertThat(ingest.send("POST", "/api/v1/events/clicks", "<a/>", "application/xml")
                        .problem())
                .isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        assertThat(ingest.post("/api/v1/events/clicks", "[" + "{},".repeat(10_000) + "{}]")
                        .status())
                .isEqualTo(400);
        assertThat(ingest.post("/api/v1/events/clicks", "x".repeat(33 * 1024 * 1024))
                        .problem())
                .isEqualTo("BODY_TOO_LARGE");
    }

    @Test
    void aVisitorIsRedirectedKnownAndCounted() {
        String code = code();
        create(code, "\"activate\":true");
        Http visitor = new Http(stack.api()).with("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/141.0");
        Http.Answer redirect = visitor.get("/r/" + code + "?utm_source=Twitter&utm_campaign=spring&contentType=thread");
        assertThat(redirect.status()).as(redirect.body()).isEqualTo(302);
        assertThat(redirect.header("Location")).contains("utm_source=Twitter", "utm_campaign=spring", "cs_click=");
        String visitorId = visitor.cookie("cs_vid").orElseThrow();
        JsonNode click = Log.await(stack.broker(), "clearshare.clicks", visitorId::equals);
        assertThat(click.path("code").asString()).isEqualTo(code);
        assertThat(click.path("platform").asString()).isEqualTo("x");
        assertThat(click.path("contentType").asString()).isEqualTo("thread");
        assertThat(click.path("utm").path("campaign").asString()).isEqualTo("spring");
        assertThat(redirect.header("Location")).contains(click.path("clickId").asString());
    }

    @Test
    void aRobotIsRedirectedWithoutAClick() {
        String code = code();
        create(code, "\"activate\":true");
        Http robot = new Http(stack.api()).with("User-Agent", "Twitterbot/1.0");
        Http.Answer redirect = robot.get("/r/" + code);
        assertThat(redirect.status()).isEqualTo(302);
        assertThat(redirect.header("Location")).doesNotContain("cs_click");
        assertThat(robot.cookie("cs_vid")).isEmpty();
    }

    @Test
    void anUnknownCodeIsNotFound() {
        Http machine = new Http(stack.api()).with("Accept", "application/json");
        assertThat(machine.get("/r/NOBODY-HAS-THIS").problem()).isEqualTo("NOT_FOUND");
    }

    @Test
    void progressCountsWhatIsNotReadableYet() {
        ingest.post("/api/v1/events/clicks", "[" + click("p-1", "v-progress", "ALICE") + "]");
        JsonNode progress = admin.get("/api/v1/progress").json();
        assertThat(progress.path("inputLag").asLong()).isPositive();
        assertThat(progress.has("completeUpTo")).isTrue();
        assertThat(progress.has("checkpointedAt")).isTrue();
    }

    @Test
    void theLabUsesTheStreamsOwnArithmetic() {
        Http analyst = new Http(stack.api()).key(Stack.ANALYST_KEY);
        JsonNode credits = analyst.post("/api/v1/lab/attribution/explain", """
                        {"conversionAt":"2026-03-10T12:00:00Z","pathAt":null,"valueMicros":100000000,"window":"P30D",
                         "halfLife":"P7D","touches":[
                          {"clickId":"c1","code":"ALICE","at":"2026-03-01T10:00:00Z","evidence":"click"},
                          {"clickId":"c2","code":"BOB","at":"2026-03-11T10:00:00Z","evidence":"click"}]}""").json();
        assertThat(credits.path("credits").path("first").get(0).path("micros").asLong())
                .isEqualTo(100_000_000L);
        assertThat(credits.path("excluded").get(0).path("reason").asString()).isEqualTo("AFTER_CONVERSION");
        JsonNode link = analyst.post("/api/v1/lab/links/classify", """
                        {"url":"https://example.com/?utm_source=Twitter&utm_medium=social","referrer":"https://t.co/abc"}""").json();
        assertThat(link.path("platform").asString()).isEqualTo("x");
        assertThat(link.path("channel").asString()).isEqualTo("organic_social");
    }

    @Test
    void theLabPricesAHistoryByAnySchedule() {
        Http analyst = new Http(stack.api()).key(Stack.ANALYST_KEY);
        String history = """
                "history":[{"influencerId":"a","at":"2026-01-05T00:00:00Z","creditMicros":600000000},
                 {"influencerId":"a","at":"2026-02-05T00:00:00Z","creditMicros":1000001}]}""";
        JsonNode byDefault =
                analyst.post("/api/v1/lab/commission/simulate", "{" + history).json();
        assertThat(byDefault.path("lines").get(1).path("amountMicros").asLong()).isEqualTo(150_000L);
        assertThat(byDefault.path("lines").get(1).path("why").asString()).contains("2026-01", "rising");
        Http.Answer flat = analyst.post(
                "/api/v1/lab/commission/simulate",
                "{\"schedule\":{\"tiers\":[{\"name\":\"flat\",\"fromMicros\":0,\"basisPoints\":2000}]}," + history);
        assertThat(flat.json().path("amountMicros").asLong()).isEqualTo(120_200_000L);
        Http.Answer falling = analyst.post("/api/v1/lab/commission/simulate", """
                {"schedule":{"tiers":[{"name":"a","fromMicros":0,"basisPoints":1},{"name":"b","fromMicros":0,"basisPoints":2}]},
                 "history":[]}""");
        assertThat(falling.status()).isEqualTo(400);
        assertThat(falling.body()).contains("thresholds must rise");
    }

    @Test
    void everyTileAnswersItsQuestion() {
        Http analyst = new Http(stack.api()).key(Stack.ANALYST_KEY);
        JsonNode tiles = analyst.get("/api/v1/analytics/tiles").json();
        assertThat(tiles.size()).isGreaterThanOrEqualTo(3);
        for (JsonNode tile : tiles) {
            Http.Answer answer =
                    analyst.get("/api/v1/analytics/tiles/" + tile.path("id").asString());
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            for (JsonNode row : answer.json().path("rows")) {
                assertThat(row.size()).isEqualTo(answer.json().path("columns").size());
            }
        }
    }

    @Test
    void staffSeeHealthCasesAndLetters() {
        Await.until("health", () -> admin.get("/api/v1/health/events").status() == 200);
        JsonNode health = admin.get("/api/v1/health/events").json();
        assertThat(health.path("topics").size()).isEqualTo(6);
        assertThat(admin.get("/api/v1/fraud/cases?open=true")
                        .json()
                        .path("items")
                        .isArray())
                .isTrue();
        assertThat(admin.get("/api/v1/dead-letters?topic=clicks")
                        .json()
                        .path("items")
                        .isArray())
                .isTrue();
        assertThat(admin.get("/api/v1/fraud/cases/none").problem()).isEqualTo("NOT_FOUND");
    }

    @Test
    void anOverviewAnswersBeforeAnythingHappened() {
        String id =
                create(code(), "\"activate\":true").json().path("influencerId").asString();
        Http.Answer overview = admin.get("/api/v1/influencers/" + id + "/overview");
        assertThat(overview.status()).as(overview.body()).isEqualTo(200);
        assertThat(overview.json().path("earnings").path("payableMicros").asLong())
                .isZero();
        assertThat(overview.json().path("notPaidBecause").isArray()).isTrue();
        JsonNode standing = overview.json().path("standing");
        assertThat(standing.path("tier").asString()).isEqualTo("base");
        assertThat(standing.path("goal").path("missingMicros").asLong()).isEqualTo(500_000_000);
    }

    @Test
    void aStateFollowsOnlyOneThatAllowsIt() {
        String id =
                create(code(), "\"activate\":true").json().path("influencerId").asString();
        String path = "/api/v1/influencers/" + id + "/state";
        assertThat(admin.post(path, "{\"state\":\"suspended\",\"reason\":\"checking\"}")
                        .status())
                .isEqualTo(200);
        assertThat(admin.post(path, "{\"state\":\"declined\"}").problem()).isEqualTo("STATE_NOT_REACHABLE");
    }

    private Http.Answer create(String code, String more) {
        return admin.post(
                "/api/v1/influencers",
                "{\"handle\":\"alice\",\"email\":\"" + code + "@example.com\",\"code\":\"" + code + "\",\"wallet\":\""
                        + WALLET + "\"," + more + "}");
    }

    private static String code() {
        return "C" + UUID.randomUUID().toString().substring(0, 12).toUpperCase(Locale.ROOT);
    }

    private static String click(String eventId, String visitor, String code) {
        return "{\"eventId\":\"" + eventId + "\",\"occurredAt\":\"2026-03-01T10:00:00Z\",\"clickId\":\"c" + eventId
                + "\",\"visitorId\":\"" + visitor + "\",\"code\":\"" + code + "\"}";
    }
}
