package io.clearshare.admin.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearshare.admin.access.ApiKeys;
import io.clearshare.admin.access.Role;
import io.clearshare.admin.idempotency.Claim.KeptAnswer;
import io.clearshare.admin.idempotency.Claim.Run;
import io.clearshare.admin.parts.Http;
import io.clearshare.admin.parts.Stack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class IdempotencyITCase {

    private static final String ROUTE = "/api/v1/influencers";
    private static final byte[] FINGERPRINT = new byte[32];

    private final Stack stack = Stack.instance();
    private final JdbcTemplate jdbc = stack.api().bean(JdbcTemplate.class);
    private final RunningRequests requests = stack.api().bean(RunningRequests.class);
    private final Keys keys = stack.api().bean(Keys.class);
    private final TransactionTemplate transactions = stack.api().bean(TransactionTemplate.class);
    private final String key = UUID.randomUUID().toString();
    private final String email = key + "@example.com";

    @Test
    void aHundredIdenticalRequestsTakeEffectOnceAndAreAnsweredAlike() throws Exception {
        List<Callable<Http.Answer>> tasks = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            tasks.add(() -> admin(key).post(ROUTE, body(email)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(50);
        Set<String> answers = new HashSet<>();
        int replayed = 0;
        try {
            for (Future<Http.Answer> task : threads.invokeAll(tasks)) {
                Http.Answer answer = task.get();
                answers.add(answer.status() + " " + answer.body() + " " + answer.header("Content-Type"));
                replayed += answer.header("Idempotency-Replayed").equals("true") ? 1 : 0;
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(answers).singleElement().asString().startsWith("201 ").contains("influencerId");
        assertThat(replayed).isEqualTo(99);
        assertThat(influencers(email)).isEqualTo(1);
        byte[] kept = jdbc.queryForObject("SELECT body FROM idempotency_key WHERE key = ?", byte[].class, key);
        assertThat(new String(Objects.requireNonNull(kept), StandardCharsets.ISO_8859_1))
                .as("what is kept is encrypted")
                .doesNotContain("influencerId");
    }

    @Test
    void aKeyBelongsToOneRequestOfOneCaller() {
        Http.Answer first = admin(key).post(ROUTE, body(email));
        assertThat(admin(key).post(ROUTE, body("b" + email)).problem()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(admin(key).post(ROUTE, body("b" + email)).status()).isEqualTo(422);
        assertThat(admin(key).post("/api/v1/lab/links/classify", body(email)).problem())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        String otherKey = "another-admin-key-of-the-integration-tests";
        stack.api().bean(ApiKeys.class).install("another", Role.ADMIN_KEY, otherKey);
        Http.Answer theirs =
                new Http(stack.api()).key(otherKey).with("Idempotency-Key", key).post(ROUTE, body(email));
        assertThat(theirs.status()).as(theirs.body()).isEqualTo(201);
        assertThat(theirs.json().path("influencerId")).isNotEqualTo(first.json().path("influencerId"));
        assertThat(influencers(email)).isEqualTo(2);
        assertThat(new Http(stack.api())
                        .with("Idempotency-Key", key)
                        .post(ROUTE, body(email))
                        .problem())
                .isEqualTo("CSRF_TOKEN_MISSING");
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() {
        assertThat(admin(key).post(ROUTE, "{}").status()).isEqualTo(400);
        assertThat(admin(key).post(ROUTE, body(email)).status()).isEqualTo(201);
        assertThat(admin(key).post(ROUTE, body(email)).header("Idempotency-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void aKeyIsOptionalAndHasAForm() {
        Http admin = new Http(stack.api()).key(Stack.ADMIN_KEY);
        assertThat(admin.post(ROUTE, body(email)).status()).isEqualTo(201);
        assertThat(admin("k".repeat(255)).post(ROUTE, body("l" + email)).status())
                .isEqualTo(201);
        assertThat(admin("k".repeat(256)).post(ROUTE, body(email)).problem()).isEqualTo("IDEMPOTENCY_KEY_INVALID");
        assertThat(admin("with space").post(ROUTE, body(email)).problem()).isEqualTo("IDEMPOTENCY_KEY_INVALID");
        assertThat(admin(key)
                        .send("POST", ROUTE, "--x", "multipart/form-data; boundary=x")
                        .problem())
                .isEqualTo("IDEMPOTENCY_KEY_INVALID");
    }

    @Test
    void aCrashBeforeTheEffectLetsTheRequestRunAgain() {
        Run run = claimed();
        assertThatThrownBy(() -> requests.carryOut(run, () -> {
                    throw new Killed();
                }))
                .isInstanceOf(Killed.class);
        assertThat(requestsClaim()).isInstanceOf(Claim.Running.class);
        endLease();
        assertThat(requestsClaim()).isInstanceOf(Run.class);
    }

    @Test
    void aCrashAfterTheEffectIsToldAndNothingHappensTwice() {
        Run run = claimed();
        assertThatThrownBy(() -> requests.carryOut(run, () -> {
                    transactions.executeWithoutResult(status -> effect());
                    throw new Killed();
                }))
                .isInstanceOf(Killed.class);
        assertThat(effects()).isEqualTo(1);
        endLease();
        assertThat(requestsClaim()).isInstanceOf(Claim.Lost.class);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void aProcessThatWasTakenForDeadCommitsNothing() throws Exception {
        Run slow = claimed();
        requests.carryOut(slow, () -> {
            endLease();
            assertThat(requestsClaim()).isInstanceOf(Run.class);
            assertThatThrownBy(() -> transactions.executeWithoutResult(status -> effect()))
                    .isInstanceOf(IllegalStateException.class);
            return new KeptAnswer(500, null, null, new byte[0]);
        });
        assertThat(effects()).isZero();
    }

    @Test
    void anAnswerIsKeptForADayAndThenForgotten() {
        admin(key).post(ROUTE, body(email));
        age(Duration.ofHours(24).plusMinutes(1));
        requests.forgetOld();
        assertThat(admin(key).post(ROUTE, body(email)).header("Idempotency-Replayed"))
                .isEqualTo("true");
        age(Duration.ofHours(25).plusMinutes(1));
        requests.forgetOld();
        assertThat(admin(key).post(ROUTE, body(email)).header("Idempotency-Replayed"))
                .isEmpty();
    }

    /** Whatever a route makes of an empty request: a key never breaks it, and the second answer is the first one. */
    @Test
    void everyPostRouteTakesAKey() {
        List<Http> callers = List.of(
                new Http(stack.api()).key(Stack.ADMIN_KEY), new Http(stack.api()).key(Stack.INGEST_KEY), person());
        int kept = 0;
        for (String route : postRoutes()) {
            String path = route.replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
            for (Http caller : callers) {
                caller.with("Idempotency-Key", UUID.randomUUID().toString());
                Http.Answer first = caller.post(path, "{}");
                Http.Answer second = caller.post(path, "{}");
                assertThat(first.status()).as(route).isNotEqualTo(500);
                assertThat(second.status()).as(route).isEqualTo(first.status());
                if (first.status() < 400 && !route.startsWith("/api/v1/auth/")) {
                    kept++;
                    assertThat(second.body()).as(route).isEqualTo(first.body());
                    assertThat(second.header("Idempotency-Replayed")).as(route).isEqualTo("true");
                    assertThat(caller.post(path, "{\"a\":1}").problem())
                            .as(route)
                            .isEqualTo("IDEMPOTENCY_KEY_REUSED");
                }
            }
        }
        assertThat(kept).isPositive();
    }

    /** What a killed process leaves: no handler of exceptions has run. */
    private static final class Killed extends Error {

        private static final long serialVersionUID = 1L;
    }

    private Set<String> postRoutes() {
        Set<String> routes = new TreeSet<>();
        stack
                .api()
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .filter(info -> info.getMethodsCondition().getMethods().contains(RequestMethod.POST))
                .filter(info -> !info.getPatternValues().contains("/api/v1/auth/logout"))
                .forEach(info -> routes.addAll(info.getPatternValues()));
        return routes;
    }

    private Run claimed() {
        return (Run) requestsClaim();
    }

    private Claim requestsClaim() {
        return keys.claim(new Claim.Id("staff:test", key), FINGERPRINT, Instant.now());
    }

    private void endLease() {
        jdbc.update("UPDATE idempotency_key SET leased_until = now() - interval '1 second' WHERE key = ?", key);
    }

    private void age(Duration by) {
        jdbc.update(
                "UPDATE idempotency_key SET created_at = now() - make_interval(secs => ?) WHERE key = ?",
                (double) by.toSeconds(),
                key);
    }

    private void effect() {
        jdbc.update(
                "INSERT INTO sign_in_failure (subject, failures, last_at, blocked_until) VALUES (?, 1, now(), now())",
                key);
    }

    private int effects() {
        return Objects.requireNonNull(
                jdbc.queryForObject("SELECT count(*) FROM sign_in_failure WHERE subject = ?", Integer.class, key));
    }

    private int influencers(String address) {
        return Objects.requireNonNull(
                jdbc.queryForObject("SELECT count(*) FROM influencer WHERE email = ?", Integer.class, address));
    }

    private Http admin(String idempotencyKey) {
        return new Http(stack.api()).key(Stack.ADMIN_KEY).with("Idempotency-Key", idempotencyKey);
    }

    private Http person() {
        Http browser = new Http(stack.api());
        Http.Answer in = browser.post(
                "/api/v1/auth/login",
                "{\"email\":\"analyst@example.com\",\"password\":\"%s\"}".formatted(Stack.PASSWORD));
        assertThat(in.status()).as(in.body()).isEqualTo(200);
        return browser;
    }

    private static String body(String address) {
        return "{\"handle\":\"idem\",\"email\":\"" + address + "\"}";
    }
}
