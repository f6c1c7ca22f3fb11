package io.clearshare.admin.sanctions;

import io.clearshare.admin.settings.SanctionsSettings;
import io.clearshare.domain.sanctions.ListAge;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether screening is what it should be; an old list is a warning, since the API itself works. */
@Component("sanctionsHealthIndicator")
class SanctionsStatus implements HealthIndicator {

    private final SanctionsLists lists;
    private final SanctionsCases cases;
    private final SanctionsSettings settings;
    private final Clock clock;

    SanctionsStatus(SanctionsLists lists, SanctionsCases cases, SanctionsSettings settings, Clock clock) {
        this.lists = lists;
        this.cases = cases;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * How things stand.
     *
     * @param asOf    the day of the list in force, or null when there is none
     * @param warning what somebody should do something about, or null
     */
    record Now(
            @Nullable LocalDate asOf,
            int addresses,
            int daysMax,
            boolean stale,
            boolean staleBlocks,
            int openCases,
            @Nullable String warning) {}

    Now now() {
        Optional<SanctionsList> list = lists.current();
        LocalDate asOf = list.map(SanctionsList::asOf).orElse(null);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        boolean stale = asOf != null && ListAge.isStale(asOf, today, settings.daysMax());
        String warning = null;
        if (asOf == null) {
            warning = "There is no sanctions list: import one";
        } else if (stale) {
            warning = "The sanctions list is as of " + asOf + ", older than " + settings.daysMax() + " days"
                    + (settings.staleBlocks() ? "; nothing is paid until a newer one is imported" : "");
        }
        int addresses = list.map(SanctionsList::addresses).orElse(0);
        return new Now(asOf, addresses, settings.daysMax(), stale, settings.staleBlocks(), cases.open(), warning);
    }

    @Override
    public Health health() {
        Now now = now();
        Health.Builder health = Health.up().withDetail("openCases", now.openCases());
        if (now.asOf() != null) {
            health.withDetail("listAsOf", now.asOf().toString());
        }
        if (now.warning() != null) {
            health.withDetail("warning", now.warning());
        }
        return health.build();
    }
}
