package io.clearshare.admin.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.parts.Http;
import io.clearshare.admin.parts.RunningApi;
import io.clearshare.admin.parts.Stack;
import io.clearshare.admin.spool.Spool;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a tracked link answers to whom. */
class RedirectITCase {

    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64) Firefox/141.0";

    private final RunningApi api = Stack.instance().api();
    private final Spool spool = api.bean(Spool.class);

    @Test
    void theVisitorsParametersArePassedOnAsTheyWereSent() {
        String code = create();
        String sent = "a=%20%2B+%C3%A4&empty=&flag&a=2&redirect_uri=https%3A%2F%2Fevil.example&url=//evil.example";
        Http.Answer redirect = visitor().get("/r/" + code + "?" + sent + "&cs_vid=forged&cs_click=forged");
        assertThat(redirect.status()).isEqualTo(302);
        assertThat(redirect.header("Location"))
                .matches("http://127\\.0\\.0\\.1:\\d+/\\?" + Pattern.quote(sent) + "&cs_click=[^&]+&cs_vid=[^&]+")
                .doesNotContain("forged");
        assertThat(redirect.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void theVisitorIsKnownAgainByAFirstPartyCookie() {
        String code = create();
        Http visitor = visitor();
        String cookie = visitor.get("/r/" + code).header("Set-Cookie");
        assertThat(cookie).contains("Path=/", "HttpOnly", "SameSite=Lax").doesNotContain("Domain=", "Secure");
        String again = visitor.get("/r/" + code).header("Set-Cookie");
        assertThat(again.split(";")[0]).isEqualTo(cookie.split(";")[0]);
    }

    @Test
    void theCookieIsSecureWhereTheProgrammeIs() throws Exception {
        try (RunningApi https =
                Stack.instance().startAnother(Map.of("CLEARSHARE_PUBLIC_URL", "https://share.example.com"))) {
            String code = create(https);
            Http.Answer redirect = new Http(https).with("User-Agent", BROWSER).get("/r/" + code);
            assertThat(redirect.header("Set-Cookie")).contains("Secure", "HttpOnly", "SameSite=Lax");
            assertThat(redirect.header("Location")).startsWith("https://share.example.com/?cs_click=");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Twitterbot/1.0", "WhatsApp/2.23.20.0", "facebookexternalhit/1.1", "curl/8.5.0"})
    void previewsAndRobotsAreRedirectedButAreNoVisitors(String agent) {
        assertLeavesNoClick("GET", agent);
    }

    @Test
    void askingForTheHeadersOnlyIsNoVisit() {
        assertLeavesNoClick("HEAD", BROWSER);
    }

    @Test
    void anUnknownCodeIsAPageForPeopleAndAProblemForMachines() {
        String code = "<script>alert(1)</script>".replace("/", "");
        String path = "/r/" + code.replace("<", "%3C").replace(">", "%3E");
        Http.Answer page = visitor().with("Accept", "text/html,*/*;q=0.8").get(path);
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Set-Cookie")).isEmpty();
        assertThat(page.body()).contains("This link leads nowhere").doesNotContain("<script>");
        assertThat(visitor().with("Accept", "application/json").get(path).problem())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void theCodeOfABannedInfluencerIsRetiredAtOnce() {
        JsonNode owner = createInfluencer(api);
        String code = owner.path("code").asString();
        Http visitor = visitor();
        assertThat(visitor.get("/r/" + code).status()).isEqualTo(302);
        String state = "/api/v1/influencers/" + owner.path("influencerId").asString() + "/state";
        Http.Answer banned = admin(api).post(state, "{\"state\":\"banned\",\"reason\":\"test\"}");
        assertThat(banned.status()).as(banned.body()).isEqualTo(200);
        assertThat(visitor.get("/r/" + code).status()).isEqualTo(404);
    }

    @Test
    void aRenamedCodeLeadsOnAndTheRetiredOneNowhere() {
        JsonNode influencer = createInfluencer(api);
        String before = influencer.path("code").asString();
        String codes = "/api/v1/influencers/" + influencer.path("influencerId").asString() + "/codes";
        assertThat(visitor().get("/r/" + before).status()).isEqualTo(302);
        assertThat(admin(api).post(codes, "{\"retires\":\"" + before + "\"}").problem())
                .isEqualTo("LAST_CODE");

        Http.Answer renamed = admin(api)
                .post(codes, "{\"code\":\"N-" + before + "\",\"retires\":\"" + before.toLowerCase(Locale.ROOT) + "\"}");

        assertThat(renamed.json().path("code").asString()).isEqualTo("N-" + before);
        assertThat(renamed.json().path("codes").size()).isEqualTo(1);
        assertThat(visitor().get("/r/" + before).status()).isEqualTo(404);
        assertThat(visitor().get("/r/N-" + before).status()).isEqualTo(302);
        assertThat(admin(api).post(codes, "{\"code\":\"" + before + "\"}").problem())
                .isEqualTo("CODE_TAKEN");
        assertThat(admin(api).post(codes, "{\"retires\":\"NOBODYS\"}").problem())
                .isEqualTo("CODE_NOT_THEIRS");
        assertThat(admin(api).post(codes, "{}").problem()).isEqualTo("INVALID_REQUEST");
    }

    private void assertLeavesNoClick(String method, String agent) {
        String code = create();
        long before = spool.appended();
        Http caller = new Http(api).with("User-Agent", agent);
        Http.Answer redirect = caller.send(method, "/r/" + code + "?utm_source=x", null, "");
        assertThat(redirect.status()).isEqualTo(302);
        assertThat(redirect.header("Location")).endsWith("/?utm_source=x");
        assertThat(caller.cookie("cs_vid")).isEmpty();
        assertThat(spool.appended()).isEqualTo(before);
    }

    private Http visitor() {
        return new Http(api).with("User-Agent", BROWSER);
    }

    private String create() {
        return create(api);
    }

    private static String create(RunningApi api) {
        return createInfluencer(api).path("code").asString();
    }

    private static JsonNode createInfluencer(RunningApi api) {
        String code = "R" + UUID.randomUUID().toString().substring(0, 8);
        String json = "{\"handle\":\"r\",\"email\":\"r@example.com\",\"code\":\"" + code + "\",\"activate\":true}";
        Http.Answer created = admin(api).post("/api/v1/influencers", json);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created.json();
    }

    private static Http admin(RunningApi api) {
        return new Http(api).key(Stack.ADMIN_KEY);
    }
}
