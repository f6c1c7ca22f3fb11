package io.clearshare.admin.kyc;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.admin.kyc.TestingProvider.Sent;
import io.clearshare.admin.parts.Await;
import io.clearshare.admin.parts.ConditionsPart;
import io.clearshare.admin.parts.Http;
import io.clearshare.admin.parts.Mailbox;
import io.clearshare.admin.parts.SolanaPart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Verification by reviewers and by signed deliveries, and what it means for payouts. */
class KycITCase {

    private static final String PDF = "%PDF-1.7 the passport of somebody";

    private final ConditionsPart part = ConditionsPart.instance();
    private final JdbcTemplate jdbc = part.api().bean(JdbcTemplate.class);
    private final String handle = "k" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aLittleIsPaidBeforeAReviewerHasApprovedAndEverythingAfterwards() {
        String id = part.influencer(handle, SolanaPart.newAccount().getPublicKeyBase58());
        Http browser = part.signedIn(id);
        JsonNode none = browser.get("/api/v1/me/verification").json();
        assertThat(none.path("state").asString()).isEqualTo("none");
        assertThat(none.path("tier").asString()).isEqualTo("LIMITED");
        part.earns(id, 30);
        Await.until("the first payout", () -> part.paidDollars(id) == 30);
        part.earns(id, 30);
        Await.until("the limit is reached", () -> part.reasons(id).contains("IDENTITY_REQUIRED"));

        assertThat(upload(browser, PDF, "application/pdf").problem()).isEqualTo("NOT_STARTED");
        assertThat(browser.post("/api/v1/me/verification/start", "")
                        .json()
                        .path("url")
                        .isNull())
                .isTrue();
        assertThat(submit(browser).problem()).isEqualTo("DOCUMENT_MISSING");
        assertThat(upload(browser, "<script>", "application/pdf").problem()).isEqualTo("DOCUMENT_NOT_READABLE");
        assertThat(upload(browser, PDF, "image/png").problem()).isEqualTo("DOCUMENT_NOT_READABLE");
        assertThat(upload(browser, PDF, "text/html").problem()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        assertThat(upload(browser, PDF + "x".repeat(5 * 1024 * 1024), "application/pdf")
                        .problem())
                .isEqualTo("BODY_TOO_LARGE");
        assertThat(upload(browser, PDF, "application/pdf").status()).isEqualTo(201);
        assertThat(submit(browser).json().path("state").asString()).isEqualTo("pending");
        assertThat(upload(browser, PDF, "application/pdf").problem()).isEqualTo("NOTHING_TO_HAND_IN");

        String checkId = checkOf(id);
        Http reviewer = part.staff("admin@example.com");
        JsonNode detail = reviewer.get("/api/v1/kyc/checks/" + checkId).json();
        assertThat(detail.path("person").path("legalName").asString()).isEqualTo("Some Body");
        String document = detail.path("documents").get(0).path("documentId").asString();
        Http.Answer content = reviewer.get("/api/v1/kyc/documents/" + document);
        assertThat(content.body()).isEqualTo(PDF);
        assertThat(content.header("Content-Security-Policy")).contains("sandbox");
        assertThat(jdbc.queryForObject(
                        "SELECT count(*) FROM kyc_document_view WHERE document_id = ?::uuid", Integer.class, document))
                .isEqualTo(1);
        assertThat(new String(
                        bytes("SELECT ciphertext FROM kyc_document WHERE document_id = ?::uuid", document),
                        StandardCharsets.ISO_8859_1))
                .doesNotContain("passport");
        assertThat(browser.get("/api/v1/kyc/documents/" + document).problem()).isEqualTo("NOT_ALLOWED");

        assertThat(decide(reviewer, checkId, "approve").json().path("state").asString())
                .isEqualTo("verified");
        assertThat(decide(reviewer, checkId, "approve").problem()).isEqualTo("NOT_PENDING");
        Await.until("the second payout", () -> part.paidDollars(id) == 60);
        Await.until(
                "a mail tells it",
                () -> Mailbox.instance().mails().stream()
                        .anyMatch(mail -> mail.contains(ConditionsPart.mailOf(handle))
                                && mail.contains("Subject: Your identity is verified")));
        browser.post("/api/v1/me/verification/start", "");
        assertThat(browser.get("/api/v1/me/verification").json().path("state").asString())
                .as("a new name is verified anew")
                .isEqualTo("started");
    }

    @Test
    void whoIsDeclinedIsPaidNothingUntilSomebodyReopensIt() {
        String id = part.influencer(handle, SolanaPart.newAccount().getPublicKeyBase58());
        Http browser = part.signedIn(id);
        browser.post("/api/v1/me/verification/start", "");
        upload(browser, PDF, "application/pdf");
        submit(browser);
        Http reviewer = part.staff("admin@example.com");
        String checkId = checkOf(id);
        assertThat(decide(reviewer, checkId, "decline").status()).isEqualTo(200);
        assertThat(part.reasons(id)).contains("IDENTITY_DECLINED");
        assertThat(browser.post("/api/v1/me/verification/start", "").problem()).isEqualTo("VERIFICATION_DECLINED");
        assertThat(decide(reviewer, checkId, "reopen").json().path("state").asString())
                .isEqualTo("retry");
        assertThat(browser.get("/api/v1/me/verification").json().path("handsIn").asBoolean())
                .isTrue();
    }

    @Test
    void deliveriesInAnyOrderAndNumberComeToTheSameEnd() {
        long seed = Long.getLong("clearshare.seed", System.nanoTime());
        System.out.println("KycITCase -Dclearshare.seed=" + seed);
        Random random = new Random(seed);
        for (ProviderKind kind : List.of(ProviderKind.SUMSUB, ProviderKind.PERSONA)) {
            try (TestingProvider server = TestingProvider.of(kind)) {
                String id = part.influencer(handle + kind.wireName().charAt(0), null);
                UUID checkId = begun(id, kind);
                List<String> words = new ArrayList<>(server.words().keySet());
                Collections.shuffle(words, random);
                Instant noon = Instant.parse("2026-11-28T12:00:00Z");
                List<Sent> deliveries = new ArrayList<>();
                for (int i = 0; i < words.size(); i++) {
                    deliveries.add(server.delivery(checkId, "applicant-" + id, words.get(i), noon.plusSeconds(i)));
                }
                String last = Objects.requireNonNull(server.words().get(words.get(words.size() - 1)))
                        .wireName();
                deliveries.addAll(deliveries.subList(0, 3));
                Collections.shuffle(deliveries, random);
                deliveries.forEach(
                        sent -> assertThat(deliver(kind, sent).status()).isEqualTo(204));
                assertThat(jdbc.queryForObject("SELECT state FROM kyc_check WHERE check_id = ?", String.class, checkId))
                        .isEqualTo(last);
                assertThat(jdbc.queryForObject(
                                "SELECT count(*) FROM kyc_fact WHERE check_id = ?", Integer.class, checkId))
                        .isEqualTo(words.size());

                Sent stranger = server.delivery(checkId, "applicant-of-somebody", words.get(0), noon.plusSeconds(99));
                assertThat(deliver(kind, stranger).status()).isEqualTo(204);
                Sent unknown = server.delivery(UUID.randomUUID(), "a", words.get(0), noon);
                assertThat(deliver(kind, unknown).status()).isEqualTo(204);
                Sent forged = new Sent(deliveries.get(0).headers(), "{}".getBytes(StandardCharsets.UTF_8));
                assertThat(deliver(kind, forged).problem()).isEqualTo("WEBHOOK_SIGNATURE_INVALID");
                assertThat(jdbc.queryForObject(
                                "SELECT count(*) FROM kyc_fact WHERE check_id = ?", Integer.class, checkId))
                        .isEqualTo(words.size());
            }
        }
        assertThat(new Http(part.api())
                        .post("/api/v1/kyc/webhooks/manual", "{}")
                        .problem())
                .isEqualTo("WEBHOOK_SIGNATURE_INVALID");
        assertThat(new Http(part.api())
                        .post("/api/v1/kyc/webhooks/nobody", "{}")
                        .problem())
                .isEqualTo("NOT_FOUND");
    }

    private byte[] bytes(String sql, String id) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, byte[].class, id));
    }

    private UUID begun(String influencerId, ProviderKind kind) {
        UUID checkId = UUID.randomUUID();
        jdbc.update(
                "INSERT INTO kyc_check (check_id, influencer_id, provider, started_at, changed_at, looked_at)"
                        + " VALUES (?, ?, ?, now(), now(), now())",
                checkId,
                influencerId,
                kind.wireName());
        return checkId;
    }

    private Http.Answer deliver(ProviderKind kind, Sent sent) {
        Http provider = new Http(part.api());
        sent.headers().forEach(provider::with);
        return provider.post(
                "/api/v1/kyc/webhooks/" + kind.wireName(), new String(sent.body(), StandardCharsets.UTF_8));
    }

    private String checkOf(String influencerId) {
        return part.staff("admin@example.com")
                .get("/api/v1/kyc/checks")
                .json()
                .path("items")
                .valueStream()
                .filter(check -> check.path("influencerId").asString().equals(influencerId))
                .findFirst()
                .orElseThrow()
                .path("checkId")
                .asString();
    }

    private static Http.Answer upload(Http browser, String content, String mediaType) {
        return browser.send("POST", "/api/v1/me/verification/documents?kind=passport", content, mediaType);
    }

    private static Http.Answer submit(Http browser) {
        return browser.post("/api/v1/me/verification/submit", "{\"legalName\":\"Some Body\",\"country\":\"DE\"}");
    }

    private static Http.Answer decide(Http reviewer, String checkId, String decision) {
        return reviewer.post(
                "/api/v1/kyc/checks/" + checkId + "/decision",
                "{\"decision\":\"" + decision + "\",\"reason\":\"seen\"}");
    }
}
