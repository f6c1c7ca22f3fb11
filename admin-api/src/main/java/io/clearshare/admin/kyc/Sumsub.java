package io.clearshare.admin.kyc;

import static io.clearshare.admin.kyc.ProviderHttp.JSON;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.clearshare.admin.settings.KycSettings;
import io.clearshare.domain.kyc.IdentityFact;
import io.clearshare.domain.kyc.IdentityState;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A provider of Sumsub's shape: requests signed with a secret, webhooks with a digest of their bytes. */
final class Sumsub implements IdentityProvider {

    static final String NAME = "sumsub";

    private static final byte[] NOTHING = new byte[0];
    private static final int LINK_SECONDS = 1_800;

    /** SHA-1, which the provider also offers, is not believed. */
    private static final Map<String, String> DIGESTS =
            Map.of("HMAC_SHA256_HEX", "HmacSHA256", "HMAC_SHA512_HEX", "HmacSHA512");

    private final KycSettings.Sumsub settings;
    private final ProviderHttp http;
    private final Clock clock;

    Sumsub(KycSettings.Sumsub settings, Duration patience, Clock clock) {
        this.settings = settings;
        this.http = new ProviderHttp(NAME, settings.url(), patience);
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Next begin(Order order) {
        String applicantId = order.applicantId() == null ? applicant(order) : order.applicantId();
        JsonNode link = call(
                "POST",
                "/resources/sdkIntegrations/levels/" + encoded(settings.level()) + "/websdkLink?ttlInSecs="
                        + LINK_SECONDS + "&externalUserId=" + order.checkId(),
                NOTHING);
        return new Next.Visit(applicantId, URI.create(required(link, "url")));
    }

    private String applicant(Order order) {
        byte[] body =
                JSON.writeValueAsBytes(Map.of("externalUserId", order.checkId().toString(), "email", order.email()));
        try {
            return required(call("POST", "/resources/applicants?levelName=" + encoded(settings.level()), body), "id");
        } catch (ProviderFailure e) {
            if (e.status() != 409) {
                throw e;
            }
            // An earlier attempt made the applicant, and its answer was lost.
            return required(
                    call("GET", "/resources/applicants/-;externalUserId=" + order.checkId() + "/one", NOTHING), "id");
        }
    }

    @Override
    public Optional<Said> look(Order order) {
        if (order.applicantId() == null) {
            return Optional.empty();
        }
        JsonNode status = call("GET", "/resources/applicants/" + encoded(order.applicantId()) + "/status", NOTHING);
        String date =
                status.path("reviewDate").asString(status.path("createDate").asString(""));
        Instant at = SumsubReview.time(date).orElse(clock.instant());
        IdentityState state = SumsubReview.state(status);
        String reason = SumsubReview.reason(status);
        String name = "look/" + status.path("reviewStatus").asString("") + "/" + at + "/" + state;
        return Optional.of(new Said(
                order.checkId().toString(), order.applicantId(), name, new IdentityFact(at, state, reason), "status"));
    }

    @Override
    public Delivery read(Map<String, String> headers, byte[] body, Instant now) {
        String algorithm = DIGESTS.get(headers.getOrDefault("x-payload-digest-alg", ""));
        if (algorithm == null) {
            return new Delivery.Forged("no digest that is believed");
        }
        String expected = Signatures.hex(algorithm, settings.webhookSecret(), body);
        if (!Signatures.same(expected, headers.getOrDefault("x-payload-digest", ""))) {
            return new Delivery.Forged("the digest is another");
        }
        try {
            return SumsubReview.statement(JSON.readTree(body), Signatures.sha256(body), settings);
        } catch (JacksonException e) {
            return new Delivery.Unreadable("no JSON");
        }
    }

    private JsonNode call(String method, String path, byte[] body) {
        return http.call(method, path, body, this::headers);
    }

    private Map<String, String> headers(String method, String path, byte[] body) {
        String seconds = Long.toString(clock.instant().getEpochSecond());
        byte[] head = (seconds + method + path).getBytes(UTF_8);
        return Map.of(
                "X-App-Token",
                settings.appToken(),
                "X-App-Access-Ts",
                seconds,
                "X-App-Access-Sig",
                Signatures.hex("HmacSHA256", settings.secretKey(), head, body));
    }

    private static String required(JsonNode answer, String field) {
        String value = answer.path(field).asString("");
        if (value.isEmpty()) {
            throw new ProviderFailure(200, NAME + " answers without " + field);
        }
        return value;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
