package io.clearshare.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.parts.Http;
import io.clearshare.admin.parts.OneTimeCode;
import io.clearshare.admin.parts.Stack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Walks every route of the running application as every kind of caller and compares with a table written by hand. */
class AccessITCase {

    /** Callers: - nobody, I influencer, F finance, A analyst, D admin; keys: i ingest, a analyst, d admin. */
    private static final String TABLE = """
        GET    /api/v1/analytics/tiles               F A D a d
        GET    /api/v1/analytics/tiles/{id}          F A D a d
        POST   /api/v1/analytics/what-if             F A D a d
        GET    /api/v1/analytics/result-hashes       - I F A D i a d
        POST   /api/v1/analytics/result-hashes       D d
        GET    /api/v1/audit                         F D
        GET    /api/v1/audit/verification            F D
        GET    /api/v1/auth/magic                    - I F A D i a d
        POST   /api/v1/auth/login                    - I F A D i a d
        POST   /api/v1/auth/magic-links              - I F A D i a d
        GET    /api/v1/auth/me                       I F A D
        POST   /api/v1/auth/step-up                  F A D
        POST   /api/v1/auth/logout                   I F A D
        GET    /api/v1/bonuses                       F D d
        POST   /api/v1/bonuses                       D d
        POST   /api/v1/bonuses/{id}/confirm          F
        POST   /api/v1/bonuses/{id}/refuse           F
        GET    /api/v1/dead-letters                  D d
        POST   /api/v1/events/{topic}                i
        GET    /api/v1/found-payments                F D d
        POST   /api/v1/found-payments/{signature}/book F
        GET    /api/v1/fraud/cases                   F A D d
        GET    /api/v1/fraud/cases/{id}              F A D d
        POST   /api/v1/fraud/cases/{id}/decision     D d
        GET    /api/v1/health/events                 A D d
        GET    /api/v1/health/stream                 A D d
        GET    /api/v1/influencers                   F A D a d
        POST   /api/v1/influencers                   D d
        GET    /api/v1/influencers/{id}              F A D a d
        GET    /api/v1/influencers/{id}/overview     F A D a d
        POST   /api/v1/influencers/{id}/sign-in-links  D d
        POST   /api/v1/influencers/{id}/state        D d
        POST   /api/v1/influencers/{id}/codes        D d
        GET    /api/v1/kyc/checks                    F D
        GET    /api/v1/kyc/checks/{id}               F D
        POST   /api/v1/kyc/checks/{id}/decision      F D
        GET    /api/v1/kyc/documents/{id}            F D
        POST   /api/v1/kyc/webhooks/{provider}       - I F A D i a d
        GET    /api/v1/me/verification               I
        POST   /api/v1/me/verification/start         I
        POST   /api/v1/me/verification/documents     I
        DELETE /api/v1/me/verification/documents/{id}  I
        POST   /api/v1/me/verification/submit        I
        POST   /api/v1/lab/attribution/explain       I F A D a d
        POST   /api/v1/lab/commission/simulate       I F A D a d
        POST   /api/v1/lab/links/classify            I F A D a d
        POST   /api/v1/lab/tax/obligations           I F A D a d
        GET    /api/v1/me/earnings                   I
        GET    /api/v1/me/forecast                   I
        GET    /api/v1/me/overview                   I
        GET    /api/v1/me/payouts                    I
        GET    /api/v1/journal/{month}.csv           F D d
        GET    /api/v1/journal/balances              F D d
        GET    /api/v1/me/payouts/{id}/proofs        I
        GET    /api/v1/me/payout-currency            I
        PUT    /api/v1/me/payout-currency            I
        GET    /api/v1/me/payout-threshold           I
        PUT    /api/v1/me/payout-threshold           I
        GET    /api/v1/me/notices                    I
        PUT    /api/v1/me/notices/mails              I
        GET    /api/v1/me/qr.svg                     I
        GET    /api/v1/me/statements                 I
        GET    /api/v1/me/statements/{month}.csv     I
        GET    /api/v1/me/statements/{month}.pdf     I
        GET    /api/v1/me/stream                     I
        GET    /api/v1/me/wallet                     I
        GET    /api/v1/me/tax                        I
        GET    /api/v1/me/tax/filings/{id}.pdf       I
        POST   /api/v1/me/tax/forms                  I
        PUT    /api/v1/me/wallet                     I
        POST   /api/v1/me/wallet/cancel              I
        GET    /api/v1/payout-funds                  F D d
        GET    /api/v1/reconciliations               F D d
        POST   /api/v1/payout-funds/samples          F D d
        GET    /api/v1/proof-of-funds                - I F A D i a d
        GET    /api/v1/verify/{id}                   - I F A D i a d
        GET    /api/v1/verify/{signature}/transaction  - I F A D i a d
        GET    /api/v1/payouts                       F D d
        GET    /api/v1/payouts/stream                F D d
        GET    /api/v1/payouts/queue                 F D d
        GET    /api/v1/payouts/bands                 F D d
        POST   /api/v1/payouts/bands                 F
        POST   /api/v1/payouts/bands/{version}/confirm  F
        POST   /api/v1/payouts/bands/{version}/refuse   F
        GET    /api/v1/payouts/stops                 F D d
        POST   /api/v1/payouts/stops                 F D
        POST   /api/v1/payouts/stops/{id}/resume     F D
        POST   /api/v1/payouts/approvals             F
        GET    /api/v1/payouts/{id}                  F D d
        GET    /api/v1/payouts/{id}/proofs           F D d
        POST   /api/v1/payouts/{id}/approve          F
        POST   /api/v1/payouts/{id}/refuse           F
        POST   /api/v1/payouts/{id}/resume           F
        GET    /api/v1/programme/limits              F A D a d
        POST   /api/v1/programme/limits              D d
        GET    /api/v1/programme/schedules           F A D a d
        POST   /api/v1/programme/schedules           D d
        POST   /api/v1/programme/schedules/simulations  F A D a d
        GET    /api/v1/progress                      I F A D i a d
        GET    /api/v1/statements/{month}            F D d
        GET    /api/v1/statements/{month}/{influencerId}.csv  F D d
        GET    /api/v1/statements/{month}/{influencerId}.pdf  F D d
        GET    /api/v1/tax/filings/{id}.pdf          F D d
        GET    /api/v1/tax/influencers/{id}          F D d
        POST   /api/v1/tax/influencers/{id}/notices  F
        GET    /api/v1/tax/years/{year}              F D d
        GET    /api/v1/tax/years/{year}/1042-s.csv   F
        GET    /api/v1/tax/years/{year}/iris.csv     F
        POST   /api/v1/tax/years/{year}/forms        F
        POST   /api/v1/registrations                 - I F A D i a d
        GET    /api/v1/sanctions/lists               F D d
        POST   /api/v1/sanctions/lists               F D d
        GET    /api/v1/sanctions/cases               F D d
        GET    /api/v1/sanctions/cases/{id}          F D d
        POST   /api/v1/sanctions/cases/{id}/decision  F D
        GET    /api/v1/wallet-changes                F D d
        POST   /api/v1/wallet-changes/show           - I F A D i a d
        POST   /api/v1/wallet-changes/confirm        - I F A D i a d
        POST   /api/v1/wallet-changes/cancel         - I F A D i a d
        POST   /api/v1/wallet-changes/{id}/cancel    F D
        GET    /api/v1/why/earning/{*earningId}      I F A D a d
        GET    /api/v1/why/{payoutLineId}            I F A D a d
        GET    /r/{code}                             - I F A D i a d
        GET    /v3/api-docs                          - I F A D i a d
        GET    /v3/api-docs.yaml                     - I F A D i a d
        GET    /v3/api-docs/swagger-config           - I F A D i a d
        GET    /swagger-ui.html                      - I F A D i a d
        """;

    private final Stack stack = Stack.instance();

    @Test
    void everyRouteAnswersExactlyTheCallersOfTheTable() {
        Map<String, Http> callers = callers();
        Set<String> actual = new TreeSet<>();
        for (String route : routes()) {
            List<String> allowed = new ArrayList<>();
            callers.forEach((name, caller) -> {
                if (mayCall(caller, route)) {
                    allowed.add(name);
                }
            });
            actual.add(route + " " + String.join(" ", allowed));
        }
        Set<String> expected = new TreeSet<>();
        TABLE.lines().forEach(line -> expected.add(line.replaceAll("\\s+", " ")));
        assertThat(actual).containsExactlyElementsOf(expected);
    }

    @Test
    void whatIsNotInTheTableDoesNotExist() {
        Http admin = new Http(stack.api()).key(Stack.ADMIN_KEY);
        assertThat(admin.get("/api/v1/nothing").problem()).isEqualTo("NOT_FOUND");
        assertThat(admin.get("/actuator/env").problem()).isEqualTo("NOT_FOUND");
        assertThat(admin.get("/error").problem()).isEqualTo("NOT_FOUND");
        Http.Answer wrongMethod = admin.send("DELETE", "/api/v1/influencers", null, "");
        assertThat(wrongMethod.problem()).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(wrongMethod.header("Allow")).contains("GET", "POST");
        assertThat(new Http(stack.api()).get("/api/v1/influencers").problem()).isEqualTo("SIGN_IN_REQUIRED");
        assertThat(new Http(stack.api()).get("/actuator/metrics").problem()).isEqualTo("SIGN_IN_REQUIRED");
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        Http.Answer answer = new Http(stack.api()).get("/actuator/health");
        assertThat(answer.header("Content-Security-Policy")).contains("script-src 'self';");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isNotEmpty();
    }

    private Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        for (RequestMappingInfo info : stack.api()
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()) {
            for (String pattern : info.getPatternValues()) {
                for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                    routes.add(method + " " + pattern);
                }
            }
        }
        return routes;
    }

    private Map<String, Http> callers() {
        Map<String, Http> callers = new LinkedHashMap<>();
        callers.put("-", new Http(stack.api()));
        callers.put("I", influencer());
        callers.put("F", staff("controller@example.com", OneTimeCode.of(Stack.TOTP_SECRET, 0)));
        callers.put("A", staff("analyst@example.com", ""));
        callers.put("D", staff("admin@example.com", OneTimeCode.of(Stack.TOTP_SECRET, 0)));
        callers.put("i", new Http(stack.api()).key(Stack.INGEST_KEY));
        callers.put("a", new Http(stack.api()).key(Stack.ANALYST_KEY));
        callers.put("d", new Http(stack.api()).key(Stack.ADMIN_KEY));
        return callers;
    }

    private Http influencer() {
        Http admin = new Http(stack.api()).key(Stack.ADMIN_KEY);
        String email = UUID.randomUUID() + "@example.com";
        String id = admin.post("/api/v1/influencers", "{\"handle\":\"walker\",\"email\":\"" + email + "\"}")
                .json()
                .path("influencerId")
                .asString();
        String link = admin.post("/api/v1/influencers/" + id + "/sign-in-links", "{\"validHours\":1,\"uses\":1}")
                .json()
                .path("loginUrl")
                .asString();
        Http browser = new Http(stack.api());
        browser.get(link.substring(link.indexOf("/api/")));
        assertThat(browser.get("/api/v1/auth/me").status()).isEqualTo(200);
        return browser;
    }

    private Http staff(String email, String totp) {
        Http browser = new Http(stack.api());
        Http.Answer answer = browser.post(
                "/api/v1/auth/login",
                "{\"email\":\"" + email + "\",\"password\":\"" + Stack.PASSWORD + "\",\"totp\":\"" + totp + "\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return browser;
    }

    /** Whether a caller gets past the door; what the handler then makes of an empty request is its own business. */
    private static boolean mayCall(Http caller, String route) {
        String[] parts = route.split(" ");
        if (route.equals("POST /api/v1/auth/logout")) {
            // A real sign-out would end the walk, so the door is tried with a body it does not need.
            return caller.get("/api/v1/auth/me").status() == 200;
        }
        String path = parts[1].replaceAll("\\{[^}]*}", "x");
        int status = caller.status(parts[0], path);
        return status != 401 && status != 403;
    }
}
