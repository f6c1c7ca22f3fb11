package io.clearshare.admin.why;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.parts.Http;
import io.clearshare.admin.parts.Stack;
import io.clearshare.admin.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WhyITCase {

    private final Stack stack = Stack.instance();
    private final Warehouse warehouse = stack.api().bean(Warehouse.class);
    private final Http admin = new Http(stack.api()).key(Stack.ADMIN_KEY);

    @Test
    void anEarningIsFollowedToItsTouchesAndRules() {
        String unique = UUID.randomUUID().toString();
        String influencer = influencer(unique);
        String earning = "trade:" + unique + "/" + influencer;
        conversion("trade:" + unique, influencer);
        line(earning, "trade:" + unique, influencer);
        Http.Answer answer = admin.get("/api/v1/why/earning/" + earning);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode why = answer.json();
        assertThat(why.path("payoutLine").isNull()).isTrue();
        assertThat(why.path("earning").path("amountMicros").asLong()).isEqualTo(50_000);
        assertThat(why.path("path").get(0).path("clickId").asString()).isEqualTo("click-1");
        assertThat(why.path("path").get(0).path("at").asString()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(why.path("path").get(0).path("credits").path("first").asLong())
                .isEqualTo(1_000_000);
        assertThat(why.path("path").get(1).path("credits").has("first")).isFalse();
        assertThat(why.path("path").get(1).path("credits").path("linear").asLong())
                .isEqualTo(500_000);
        assertThat(why.path("programme").toString()).contains("influencer/" + influencer, "setting/hold");
    }

    @Test
    void anInfluencerOnlySeesTheirOwn() {
        String unique = UUID.randomUUID().toString();
        String owner = influencer(unique);
        conversion("trade:" + unique, owner);
        line("line-" + unique, "trade:" + unique, owner);
        assertThat(signedIn(owner).get("/api/v1/why/earning/line-" + unique).status())
                .isEqualTo(200);
        Http another = signedIn(influencer(UUID.randomUUID().toString()));
        assertThat(another.get("/api/v1/why/earning/line-" + unique).problem()).isEqualTo("NOT_FOUND");
    }

    @Test
    void everyTouchOfTheUserThatEarnsNothingHasItsReason() {
        String unique = UUID.randomUUID().toString();
        String influencer = influencer(unique);
        String user = "user-" + unique;
        conversion("trade:" + unique, influencer, user);
        line("line-" + unique, "trade:" + unique, influencer);
        warehouse.execute("""
            INSERT INTO signup_events (user_id, event_id, occurred_at, visitor_id, version, is_deleted)
            VALUES ('%1$s', 'e', '2026-03-01 12:00:00', 'v-%1$s', 1, 0), ('other', 'f', '2026-03-05 12:00:00', 'v-%1$s', 1, 0)
            """.formatted(user), Map.of());
        warehouse.execute("""
            INSERT INTO click_events (occurred_at, visitor_id, event_id, click_id, code, kind) VALUES
                ('2026-03-01 10:00:00', 'v-%1$s', 'e1', 'click-1', 'A', 'click'),
                ('2026-03-01 10:05:00', 'v-%1$s', 'e2', 'again', 'A', 'click'),
                ('2026-03-01 10:06:00', 'v-%1$s', 'e7', 'capped', 'B', 'click'),
                ('2026-01-20 10:00:00', 'v-%1$s', 'e3', 'old', 'A', 'click'),
                ('2026-03-04 10:00:00', 'v-%1$s', 'e4', 'another-users', 'A', 'click'),
                ('2026-03-06 10:00:00', 'v-%1$s', 'e5', 'another-users-too', 'A', 'click'),
                ('2026-03-01 10:00:00', 'w-%1$s', 'e6', 'nobodys', 'A', 'click')
            """.formatted(user), Map.of());
        warehouse.execute("""
            INSERT INTO click_verdicts (visitor_id, event_id, reason, version, is_deleted)
            VALUES ('v-%1$s', 'e2', 'DUPLICATE', 1, 0), ('v-%1$s', 'e7', 'CAPPED', 1, 0)
            """.formatted(user), Map.of());

        JsonNode why = admin.get("/api/v1/why/earning/line-" + unique).json();

        List<String> excluded = new ArrayList<>();
        why.path("excluded")
                .forEach(touch -> excluded.add(touch.path("clickId").asString() + " "
                        + touch.path("reason").asString()));
        assertThat(excluded).containsExactly("old OUTSIDE_WINDOW", "again DUPLICATE", "capped CAPPED");
    }

    @Test
    void anUnknownLineIsNotFound() {
        assertThat(admin.get("/api/v1/why/" + UUID.randomUUID()).problem()).isEqualTo("NOT_FOUND");
        assertThat(admin.get("/api/v1/why/no-uuid").problem()).isEqualTo("INVALID_REQUEST");
    }

    private String influencer(String unique) {
        return admin.post(
                        "/api/v1/influencers",
                        "{\"handle\":\"w\",\"email\":\"" + unique + "@example.com\",\"code\":\"W-" + unique
                                + "\",\"activate\":true,\"activeFrom\":\"2026-01-01T00:00:00Z\"}")
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

    private void conversion(String id, String influencer) {
        conversion(id, influencer, "user-1");
    }

    private void conversion(String id, String influencer, String user) {
        warehouse.execute("""
            INSERT INTO conversion_rows (conversion_id, conversion_type, occurred_at, path_at, value_micros,
                volume_micros, user_id, paying_model, path_click_id, path_touched_at, path_evidence,
                path_influencer_id, path_code, path_platform, path_content_type, path_campaign, credit_model,
                credit_touch, credit_micros, credit_share_nanos, credit_volume_micros, credit_commission_micros,
                rule_version, version, is_deleted)
            VALUES ('%s', 'trade', '2026-03-02 10:00:00', '2026-03-01 12:00:00', 1000000, 5000000, '%s',
                'linear', ['click-1', 'click-2'], ['2026-03-01 10:00:00', '2026-03-01 11:00:00'],
                ['click', 'click'], ['%s', '%s'], ['A', 'A'], ['x', 'x'], ['', ''], ['', ''],
                ['first', 'linear', 'linear'], [1, 1, 2], [1000000, 500000, 500000],
                [1000000000, 500000000, 500000000], [0, 0, 0], [0, 0, 0], 1, 1, 0)
            """.formatted(id, user, influencer, influencer), Map.of());
    }

    private void line(String earning, String conversion, String influencer) {
        warehouse.execute("""
            INSERT INTO earning_rows (earning_id, influencer_id, code, conversion_id, user_id, click_id, kind,
                amount_micros, currency, occurred_at, settles_at, tier, platform, content_type, campaign, negates,
                rule_version, version, is_deleted)
            VALUES ('%s', '%s', 'A', '%s', 'user-1', 'click-1', 'revenue_share', 50000, 'USD',
                '2026-03-02 10:00:00', '2099-03-02 10:00:00', 0, 'x', '', '', '', 1, 1, 0)
            """.formatted(earning, influencer, conversion), Map.of());
    }
}
