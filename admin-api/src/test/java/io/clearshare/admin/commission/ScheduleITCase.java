package io.clearshare.admin.commission;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.parts.Http;
import io.clearshare.admin.parts.Log;
import io.clearshare.admin.parts.Stack;
import io.clearshare.admin.warehouse.Warehouse;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ScheduleITCase {

    private static final String ROUTE = "/api/v1/programme/schedules";

    private final Stack stack = Stack.instance();
    private final Http admin = new Http(stack.api()).key(Stack.ADMIN_KEY);
    private final Http analyst = new Http(stack.api()).key(Stack.ANALYST_KEY);

    @Test
    void aDraftIsSimulatedOnTheHistoryLineByLine() {
        String influencer = "sim-" + UUID.randomUUID();
        String undone = trade(influencer, "2020-02-10 00:00:00", "2020-02-01 00:00:00", 7_777_777, "");
        trade(influencer, "2020-01-10 00:00:00", "2020-01-01 00:00:00", 600_000_000, "");
        trade(influencer, "2020-03-10 00:00:00", "2020-02-01 00:00:00", -7_777_777, undone);

        Http.Answer answer = analyst.post(ROUTE + "/simulations", draft("flat", 1_234, 500_000_000L, 1_700, ""));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode one = influencer(answer.json(), influencer);
        assertThat(one.path("nowMicros").asLong()).isEqualTo(60_000_000);
        assertThat(one.path("thenMicros").asLong()).isEqualTo(600_000_000L * 1_234 / 10_000);
        assertThat(one.path("months").get(1).path("tierNow").path("name").asString())
                .isEqualTo("rising");
        assertThat(one.path("months").get(1).path("thenMicros").asLong()).isEqualTo(7_777_777L * 1_700 / 10_000);
        assertThat(one.path("months").get(2).path("nowMicros").asLong()).isEqualTo(-7_777_777L * 1_500 / 10_000);
        assertThat(answer.json().path("ring").isNull()).isTrue();
        assertThat(answer.json().path("totals").path("lines").asLong()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void aDraftFromATimeOnLeavesOlderTouchesAsTheyWere() {
        String influencer = "since-" + UUID.randomUUID();
        trade(influencer, "2020-05-10 00:00:00", "2020-05-01 00:00:00", 1_000_000, "");
        trade(influencer, "2020-05-11 00:00:00", "2020-05-03 00:00:00", 1_000_000, "");
        JsonNode one = influencer(
                analyst.post(
                                ROUTE + "/simulations",
                                draft("base", 2_000, 1, 2_000, ",\"effectiveFrom\":\"2020-05-02T00:00:00Z\""))
                        .json(),
                influencer);
        assertThat(one.path("nowMicros").asLong()).isEqualTo(200_000);
        assertThat(one.path("thenMicros").asLong()).isEqualTo(300_000);
    }

    @Test
    void aSimulationSaysWhetherARingCouldLiveOnTheTerms() {
        String generous = ",\"bounty\":{\"bountyMicros\":3000000,\"activationThresholdMicros\":4000000}";
        JsonNode ring = analyst.post(ROUTE + "/simulations", draft("a", 1_000, 1, 2_500, generous))
                .json()
                .path("ring");
        assertThat(ring.path("feesMicros").asLong()).isEqualTo(4_000_000);
        assertThat(ring.path("profitMicros").asLong()).isZero();
        assertThat(ring.path("message").asString()).contains("$4.00 in fees", "$3.00 bounty", "all that it cost");
    }

    @Test
    void aScheduleThatPaysARingIsRefusedWithTheCounterExample() {
        Http.Answer refused = admin.post(ROUTE, draft("base", 1_000, 500_000_000L, 5_000, ""));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("PAYS_WASH_TRADING");
        assertThat(refused.json().path("ring").path("feesMicros").asLong()).isEqualTo(4_000_000);
        assertThat(refused.json().path("ring").path("commissionMicros").asLong())
                .isEqualTo(2_000_000);
        assertThat(refused.json().path("detail").asString()).contains("50 %");
    }

    @Test
    void thePastStaysAsItWas() {
        Http.Answer refused =
                admin.post(ROUTE, draft("base", 1_000, 1, 1_100, ",\"effectiveFrom\":\"2026-01-01T00:00:00Z\""));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("EFFECTIVE_IN_THE_PAST");
    }

    @Test
    void tiersThatDoNotRiseAreNoSchedule() {
        assertThat(admin.post(ROUTE, draft("base", 1_000, 0, 1_100, "")).problem())
                .isEqualTo("INVALID_REQUEST");
        assertThat(admin.post(ROUTE, "{\"tiers\":[{\"name\":\"a\",\"fromMicros\":5,\"basisPoints\":1}]}")
                        .body())
                .contains("base tier begins at 0");
        assertThat(admin.post(ROUTE, draft("base", 10_001, 1, 1, "")).problem()).isEqualTo("INVALID_REQUEST");
    }

    @Test
    void whatIsPublishedTwiceIsOneVersionAndReachesTheProgramme() {
        String from = Instant.now()
                .plus(9_000, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.MILLIS)
                .toString();
        String body = draft("base", 900, 700_000_000L, 1_300, ",\"effectiveFrom\":\"" + from + "\"");
        Http.Answer first = admin.post(ROUTE, body);
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        int version = first.json().path("schedule").path("version").asInt();
        assertThat(first.json().path("schedule").path("state").asString()).isEqualTo("coming");
        Http.Answer again = admin.post(ROUTE, body);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("schedule").path("version").asInt()).isEqualTo(version);

        JsonNode entry = Log.await(stack.broker(), "clearshare.program", ("schedule/default@" + version)::equals);
        assertThat(entry.path("tiers").get(1).path("basisPoints").asInt()).isEqualTo(1_300);
        assertThat(Instant.parse(entry.path("effectiveFrom").asString())).isEqualTo(Instant.parse(from));
        JsonNode list = analyst.get(ROUTE).json();
        assertThat(list.path("items").get(0).path("version").asInt()).isEqualTo(version);
        assertThat(list.path("items").get(0).path("recordedBy").asString()).startsWith("key:");
        assertThat(list.path("items").toString()).contains("in_force");
        assertThat(list.path("bountyMicros").asLong()).isEqualTo(2_000_000);
    }

    @Test
    void onlyThoseWhoManageTheProgrammePublish() {
        assertThat(analyst.post(ROUTE, "{}").problem()).isEqualTo("NOT_ALLOWED");
    }

    @Test
    void everybodySeesWhatIsMissingToTheNextTier() {
        String id = admin.post("/api/v1/influencers", """
                        {"handle":"climber","email":"%s@example.com","activate":true}""".formatted(UUID.randomUUID()))
                .json()
                .path("influencerId")
                .asString();
        // The middle of this month, so that the test may run at its very end.
        String now = YearMonth.now(ZoneOffset.UTC) + "-15 00:00:00";
        trade(id, now, now, 376_600_000, "");
        JsonNode standing =
                admin.get("/api/v1/influencers/" + id + "/overview").json().path("standing");
        assertThat(standing.path("month").asString()).isEqualTo(now.substring(0, 7));
        assertThat(standing.path("creditMicros").asLong()).isEqualTo(376_600_000);
        assertThat(standing.path("nextTier").asString()).isEqualTo("base");
        assertThat(standing.path("goal").path("missingMicros").asLong()).isEqualTo(123_400_000);
        assertThat(standing.path("goal").path("basisPoints").asInt()).isEqualTo(1_500);
    }

    private static JsonNode influencer(JsonNode simulation, String influencerId) {
        for (JsonNode one : simulation.path("influencers")) {
            if (one.path("influencerId").asString().equals(influencerId)) {
                return one;
            }
        }
        throw new AssertionError("no " + influencerId + " in " + simulation);
    }

    private static String draft(String base, int rate, long from, int second, String more) {
        return """
                {"tiers":[{"name":"%s","fromMicros":0,"basisPoints":%d},
                          {"name":"second","fromMicros":%d,"basisPoints":%d}]%s}""".formatted(base, rate, from, second, more);
    }

    private String trade(String influencer, String at, String touchAt, long micros, String reverses) {
        String id = UUID.randomUUID().toString();
        Warehouse warehouse = stack.api().bean(Warehouse.class);
        warehouse.execute("""
            INSERT INTO conversion_rows (conversion_id, conversion_type, occurred_at, path_at, value_micros,
                volume_micros, user_id, paying_model, path_click_id, path_touched_at, path_evidence,
                path_influencer_id, path_code, path_platform, path_content_type, path_campaign, credit_model,
                credit_touch, credit_micros, credit_share_nanos, credit_volume_micros, credit_commission_micros,
                rule_version, version, is_deleted)
            VALUES ('trade:%s', 'trade', '%s', '%s', %d, 0, 'u', 'linear', ['c'], ['%s'], ['click'], ['%s'],
                ['A'], ['x'], [''], [''], ['linear'], [1], [%d], [1000000000], [0], [0], 1, 1, 0)
            """.formatted(id, at, at, micros, touchAt, influencer, micros), Map.of());
        warehouse.execute("""
            INSERT INTO trade_events (event_id, occurred_at, trade_id, user_id, volume_micros, fee_micros, currency, reverses)
            VALUES ('e-%s', '%s', '%s', 'u', 0, %d, 'USD', '%s')
            """.formatted(id, at, id, Math.abs(micros), reverses), Map.of());
        return id;
    }
}
