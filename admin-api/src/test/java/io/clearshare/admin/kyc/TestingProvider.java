package io.clearshare.admin.kyc;

import com.sun.net.httpserver.Headers;
import io.clearshare.admin.settings.KycSettings;
import io.clearshare.domain.kyc.IdentityState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What a contract test needs of each provider. */
abstract class TestingProvider extends TestingServer {

    static final String SECRET = "a-webhook-secret-of-the-tests";

    /** A delivery as it travels. */
    record Sent(Map<String, String> headers, byte[] body) {}

    static TestingProvider of(ProviderKind kind) {
        return switch (kind) {
            case MANUAL -> new TestingManual();
            case SUMSUB -> new TestingSumsub();
            case PERSONA -> new TestingPersona();
        };
    }

    /** The settings of an installation that knows this server. */
    KycSettings settings() {
        return new KycSettings(
                "manual",
                "",
                null,
                Duration.ofMillis(1_500),
                new KycSettings.Sumsub(url(), "app-token", "secret-key", SECRET, "basic-kyc-level", false),
                new KycSettings.Persona(url(), "api-key", "2023-01-05", "itmpl_1", SECRET));
    }

    /** Applicants that the provider knows, by the names that we gave. */
    abstract Map<String, String> applicants();

    /** Every word of the provider for a state, and what it says. */
    abstract Map<String, IdentityState> words();

    /** A genuine delivery. */
    abstract Sent delivery(UUID checkId, String applicantId, String word, Instant at);

    /** Makes the provider answer questions about an applicant with that word. */
    abstract void decide(String applicantId, String word, Instant at);

    /** Manual review has no server; nothing reaches this one. */
    private static final class TestingManual extends TestingProvider {

        @Override
        Answer answer(String method, String path, Headers headers, byte[] body) {
            return new Answer(404, "{}");
        }

        @Override
        Map<String, String> applicants() {
            return Map.of();
        }

        @Override
        Map<String, IdentityState> words() {
            return Map.of();
        }

        @Override
        Sent delivery(UUID checkId, String applicantId, String word, Instant at) {
            return new Sent(Map.of(), word.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        void decide(String applicantId, String word, Instant at) {}
    }
}
