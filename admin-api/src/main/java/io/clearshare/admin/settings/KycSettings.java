package io.clearshare.admin.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who verifies identities.
 *
 * @param provider        the one that new checks begin with: manual, sumsub or persona
 * @param documentKeys    secrets with commas between: the first encrypts, all decrypt; empty where a file holds them
 * @param documentKeyFile a file that holds them, or null
 * @param patience        for one answer of a provider
 */
@ConfigurationProperties("clearshare.kyc")
public record KycSettings(
        String provider,
        String documentKeys,
        @Nullable Path documentKeyFile,
        Duration patience,
        Sumsub sumsub,
        Persona persona) {

    public KycSettings {
        boolean known = provider.equals("manual")
                || (provider.equals("sumsub") && sumsub.isConfigured())
                || (provider.equals("persona") && persona.isConfigured());
        if (!known) {
            throw new IllegalArgumentException(
                    "CLEARSHARE_KYC_PROVIDER is manual, or sumsub or persona with all their secrets, not " + provider);
        }
    }

    /**
     * A provider that signs requests with a secret.
     *
     * @param level   the checks that an applicant goes through; an answer about another level counts for nothing
     * @param sandbox whether deliveries from the provider's sandbox are believed
     */
    public record Sumsub(
            URI url, String appToken, String secretKey, String webhookSecret, String level, boolean sandbox) {

        public boolean isConfigured() {
            return !appToken.isBlank() && !secretKey.isBlank() && !webhookSecret.isBlank();
        }
    }

    /** A provider with a bearer key and dated versions. */
    public record Persona(URI url, String apiKey, String version, String template, String webhookSecret) {

        public boolean isConfigured() {
            return !apiKey.isBlank() && !template.isBlank() && !webhookSecret.isBlank();
        }
    }
}
