package io.clearshare.admin.kyc;

import io.clearshare.admin.settings.KycSettings;
import java.time.Clock;
import java.util.Locale;

/** The registry of providers; the provider contract test runs over all of them. */
enum ProviderKind {
    MANUAL,
    SUMSUB,
    PERSONA;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isConfigured(KycSettings settings) {
        return switch (this) {
            case MANUAL -> true;
            case SUMSUB -> settings.sumsub().isConfigured();
            case PERSONA -> settings.persona().isConfigured();
        };
    }

    IdentityProvider make(KycSettings settings, Clock clock) {
        return switch (this) {
            case MANUAL -> new ManualReview();
            case SUMSUB -> new Sumsub(settings.sumsub(), settings.patience(), clock);
            case PERSONA -> new Persona(settings.persona(), settings.patience(), clock);
        };
    }
}
