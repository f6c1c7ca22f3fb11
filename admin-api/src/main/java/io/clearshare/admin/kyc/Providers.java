package io.clearshare.admin.kyc;

import io.clearshare.admin.settings.KycSettings;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The providers that this installation has the secrets of. */
@Component
class Providers {

    private final Map<String, IdentityProvider> byName;
    private final String current;

    Providers(KycSettings settings, Clock clock) {
        this.byName = Arrays.stream(ProviderKind.values())
                .filter(kind -> kind.isConfigured(settings))
                .collect(Collectors.toMap(ProviderKind::wireName, kind -> kind.make(settings, clock)));
        this.current = settings.provider();
    }

    /** The one that new checks begin with. */
    IdentityProvider current() {
        return find(current).orElseThrow();
    }

    Optional<IdentityProvider> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
