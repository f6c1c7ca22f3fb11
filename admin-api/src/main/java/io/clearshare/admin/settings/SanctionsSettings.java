package io.clearshare.admin.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the list of sanctioned addresses comes from and how old it may be.
 *
 * @param file        read at start and again whenever it has changed, or null where lists come over the API alone
 * @param daysMax     a list as of an earlier day is called stale
 * @param staleBlocks whether nothing is paid while the list is stale
 */
@ConfigurationProperties("clearshare.sanctions")
public record SanctionsSettings(@Nullable Path file, int daysMax, boolean staleBlocks) {

    public SanctionsSettings {
        if (daysMax < 0) {
            throw new IllegalArgumentException("CLEARSHARE_SANCTIONS_DAYS_MAX is negative");
        }
    }
}
