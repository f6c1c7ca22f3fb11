package io.clearshare.admin.kyc;

import static io.clearshare.admin.kyc.ProviderHttp.JSON;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.clearshare.admin.settings.KycSettings;
import io.clearshare.domain.kyc.IdentityFact;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A provider of Persona's shape: inquiries over a bearer key, webhooks with a signature that carries its time. */
final class Persona implements IdentityProvider {

    static final String NAME = "persona";

    private static final byte[] NOTHING = new byte[0];

    /** A delivery is signed anew each time it is tried, so an old signature is a replay. */
    private static final Duration REPLAY_WINDOW = Duration.ofMinutes(5);

    private final KycSettings.Persona settings;
    private final ProviderHttp http;
    private final Clock clock;

    Persona(KycSettings.Persona settings, Duration patience, Clock clock) {
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
        String inquiryId = order.applicantId() == null ? inquiry(order) : order.applicantId();
        JsonNode link =
                call("POST", "/api/v1/inquiries/" + encoded(inquiryId) + "/generate-one-time-link", NOTHING, order);
        String url = link.path("meta").path("one-time-link").asString("");
        if (url.isEmpty()) {
            throw new ProviderFailure(200, NAME + " answers without a link");
        }
        return new Next.Visit(inquiryId, URI.create(url));
    }

    private String inquiry(Order order) {
        Map<String, Object> attributes = Map.of(
                "inquiry-template-id",
                settings.template(),
                "reference-id",
                order.checkId().toString());
        byte[] body = JSON.writeValueAsBytes(Map.of("data", Map.of("attributes", attributes)));
        String id = call("POST", "/api/v1/inquiries", body, order)
                .path("data")
                .path("id")
                .asString("");
        if (id.isEmpty()) {
            throw new ProviderFailure(200, NAME + " answers without an inquiry");
        }
        return id;
    }

    @Override
    public Optional<Said> look(Order order) {
        if (order.applicantId() == null) {
            return Optional.empty();
        }
        JsonNode inquiry = call("GET", "/api/v1/inquiries/" + encoded(order.applicantId()), NOTHING, order)
                .path("data");
        String status = inquiry.path("attributes").path("status").asString("");
        Instant at = PersonaInquiry.changedAt(inquiry.path("attributes")).orElse(clock.instant());
        IdentityFact fact = new IdentityFact(at, PersonaInquiry.state(status), "");
        return Optional.of(new Said(
                order.checkId().toString(), order.applicantId(), "look/" + status + "/" + at, fact, "inquiry"));
    }

    @Override
    public Delivery read(Map<String, String> headers, byte[] body, Instant now) {
        String header = headers.getOrDefault("persona-signature", "");
        boolean signed = false;
        // While a secret is being changed the header holds one pair for each; all are compared, whichever fits.
        for (String pair : header.split(" ", -1)) {
            signed |= isSigned(pair, body, now);
        }
        if (!signed) {
            return new Delivery.Forged("no signature of ours within the time that counts");
        }
        try {
            return PersonaInquiry.statement(JSON.readTree(body));
        } catch (JacksonException e) {
            return new Delivery.Unreadable("no JSON");
        }
    }

    private boolean isSigned(String pair, byte[] body, Instant now) {
        String time = "";
        String signature = "";
        for (String part : pair.split(",", -1)) {
            time = part.startsWith("t=") ? part.substring(2) : time;
            signature = part.startsWith("v1=") ? part.substring(3) : signature;
        }
        if (!time.matches("\\d{1,12}")) {
            return false;
        }
        byte[] head = (time + ".").getBytes(UTF_8);
        boolean same = Signatures.same(Signatures.hex("HmacSHA256", settings.webhookSecret(), head, body), signature);
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now)
                .abs();
        return same && age.compareTo(REPLAY_WINDOW) <= 0;
    }

    private JsonNode call(String method, String path, byte[] body, Order order) {
        Map<String, String> headers = Map.of(
                "Authorization",
                "Bearer " + settings.apiKey(),
                "Persona-Version",
                settings.version(),
                "Key-Inflection",
                "kebab");
        if (body.length == 0) {
            return http.call(method, path, body, (m, p, b) -> headers);
        }
        Map<String, String> once = new HashMap<>(headers);
        once.put("Idempotency-Key", order.checkId().toString());
        return http.call(method, path, body, (m, p, b) -> once);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
