package io.clearshare.admin.kyc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import io.clearshare.domain.kyc.IdentityState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Speaks Persona's documented protocol: a bearer key, idempotent inquiries, deliveries signed with their time. */
final class TestingPersona extends TestingProvider {

    private final Map<String, String> inquiries = new ConcurrentHashMap<>();
    private final Map<String, String> attributes = new ConcurrentHashMap<>();

    @Override
    Answer answer(String method, String path, Headers headers, byte[] body) {
        if (!"Bearer api-key".equals(headers.getFirst("Authorization"))
                || !"2023-01-05".equals(headers.getFirst("Persona-Version"))) {
            return new Answer(401, "{}");
        }
        if (path.equals("/api/v1/inquiries")) {
            var asked = ProviderHttp.JSON.readTree(body).path("data").path("attributes");
            String key = String.valueOf(headers.getFirst("Idempotency-Key"));
            boolean right = asked.path("inquiry-template-id").asString("").equals("itmpl_1")
                    && asked.path("reference-id").asString("").equals(key);
            inquiries.putIfAbsent(key, "inq_" + key.substring(0, 8));
            return right ? inquiry(inquiries.get(key), "\"status\":\"created\"") : new Answer(422, "{}");
        }
        if (path.endsWith("/generate-one-time-link")) {
            return new Answer(200, "{\"meta\":{\"one-time-link\":\"https://example.com/verify?code=1\"}}");
        }
        String id = path.substring(path.lastIndexOf('/') + 1);
        return inquiry(id, attributes.getOrDefault(id, "\"status\":\"created\""));
    }

    private static Answer inquiry(@Nullable String id, String attributes) {
        return new Answer(
                200, "{\"data\":{\"type\":\"inquiry\",\"id\":\"" + id + "\",\"attributes\":{" + attributes + "}}}");
    }

    @Override
    Map<String, String> applicants() {
        return inquiries;
    }

    @Override
    Map<String, IdentityState> words() {
        Map<String, IdentityState> words = new LinkedHashMap<>();
        words.put("created", IdentityState.STARTED);
        words.put("pending", IdentityState.PENDING);
        words.put("completed", IdentityState.PENDING);
        words.put("needs_review", IdentityState.PENDING);
        words.put("approved", IdentityState.VERIFIED);
        words.put("failed", IdentityState.RETRY);
        words.put("expired", IdentityState.RETRY);
        words.put("declined", IdentityState.DECLINED);
        words.put("APPROVED", IdentityState.UNKNOWN);
        words.put("transcended", IdentityState.UNKNOWN);
        return words;
    }

    @Override
    Sent delivery(UUID checkId, String applicantId, String word, Instant at) {
        String body = """
                {"data":{"type":"event","id":"evt_%s","attributes":{"name":"inquiry.%s","created-at":"%s",
                 "payload":{"data":{"type":"inquiry","id":"%s","attributes":{"status":"%s","reference-id":"%s"}}}}}}
                """.formatted(UUID.randomUUID(), word, at, applicantId, word, checkId);
        byte[] bytes = body.getBytes(UTF_8);
        return new Sent(Map.of("persona-signature", signature(SECRET, Instant.now(), bytes)), bytes);
    }

    static String signature(String secret, Instant at, byte[] body) {
        String time = Long.toString(at.getEpochSecond());
        return "t=" + time + ",v1=" + Signatures.hex("HmacSHA256", secret, (time + ".").getBytes(UTF_8), body);
    }

    @Override
    void decide(String applicantId, String word, Instant at) {
        attributes.put(applicantId, "\"status\":\"" + word + "\",\"updated-at\":\"" + at + "\"");
    }
}
