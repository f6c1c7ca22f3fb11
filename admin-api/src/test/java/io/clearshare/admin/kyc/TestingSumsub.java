package io.clearshare.admin.kyc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import io.clearshare.domain.kyc.IdentityState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Speaks Sumsub's documented protocol: signed requests, applicants by external id, deliveries with a digest. */
final class TestingSumsub extends TestingProvider {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private final Map<String, String> applicants = new ConcurrentHashMap<>();
    private final Map<String, String> reviews = new ConcurrentHashMap<>();

    @Override
    Answer answer(String method, String path, Headers headers, byte[] body) {
        String time = headers.getFirst("X-App-Access-Ts");
        String expected = Signatures.hex("HmacSHA256", "secret-key", (time + method + path).getBytes(UTF_8), body);
        boolean late = Math.abs(Instant.now().getEpochSecond() - Long.parseLong(time)) > 60;
        if (late
                || !"app-token".equals(headers.getFirst("X-App-Token"))
                || !expected.equals(headers.getFirst("X-App-Access-Sig"))) {
            return new Answer(401, "{}");
        }
        if (path.startsWith("/resources/applicants?levelName=basic-kyc-level")) {
            String id = ProviderHttp.JSON.readTree(body).path("externalUserId").asString();
            boolean known = applicants.putIfAbsent(id, "applicant-" + id.substring(0, 8)) != null;
            return known ? new Answer(409, "{}") : found(applicants.get(id));
        }
        if (path.startsWith("/resources/applicants/-;externalUserId=")) {
            return found(applicants.get(path.substring(path.indexOf('=') + 1, path.lastIndexOf('/'))));
        }
        if (path.contains("/websdkLink?")) {
            return new Answer(200, "{\"url\":\"https://example.com/websdk/" + path.hashCode() + "\"}");
        }
        return new Answer(200, reviews.getOrDefault(path.split("/", -1)[3], "{\"reviewStatus\":\"init\"}"));
    }

    private static Answer found(@Nullable String applicantId) {
        return new Answer(200, "{\"id\":\"" + applicantId + "\"}");
    }

    @Override
    Map<String, String> applicants() {
        return applicants;
    }

    @Override
    Map<String, IdentityState> words() {
        Map<String, IdentityState> words = new LinkedHashMap<>();
        words.put("\"type\":\"applicantCreated\",\"reviewStatus\":\"init\"", IdentityState.STARTED);
        words.put("\"type\":\"applicantPending\",\"reviewStatus\":\"pending\"", IdentityState.PENDING);
        words.put("\"type\":\"applicantOnHold\",\"reviewStatus\":\"onHold\"", IdentityState.PENDING);
        words.put(reviewed("\"reviewAnswer\":\"GREEN\""), IdentityState.VERIFIED);
        words.put(reviewed("\"reviewAnswer\":\"RED\",\"reviewRejectType\":\"RETRY\""), IdentityState.RETRY);
        words.put(reviewed("\"reviewAnswer\":\"RED\",\"reviewRejectType\":\"FINAL\""), IdentityState.DECLINED);
        words.put(reviewed("\"reviewAnswer\":\"RED\""), IdentityState.UNKNOWN);
        words.put(reviewed("\"reviewAnswer\":\"CHARTREUSE\""), IdentityState.UNKNOWN);
        words.put(reviewed(""), IdentityState.UNKNOWN);
        return words;
    }

    static String reviewed(String result) {
        return "\"type\":\"applicantReviewed\",\"reviewStatus\":\"completed\",\"reviewResult\":{" + result + "}";
    }

    @Override
    Sent delivery(UUID checkId, String applicantId, String word, Instant at) {
        String body = "{" + word + ",\"applicantId\":\"" + applicantId + "\",\"externalUserId\":\"" + checkId
                + "\",\"levelName\":\"basic-kyc-level\",\"sandboxMode\":false,\"createdAtMs\":\"" + MILLIS.format(at)
                + "\"}";
        byte[] bytes = body.getBytes(UTF_8);
        return new Sent(
                Map.of(
                        "x-payload-digest-alg",
                        "HMAC_SHA256_HEX",
                        "x-payload-digest",
                        Signatures.hex("HmacSHA256", SECRET, bytes)),
                bytes);
    }

    @Override
    void decide(String applicantId, String word, Instant at) {
        reviews.put(applicantId, "{" + word + ",\"reviewDate\":\"" + MILLIS.format(at) + "\"}");
    }
}
