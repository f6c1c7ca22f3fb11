package io.clearshare.admin.tax;

import io.clearshare.admin.payout.Withhold;
import io.clearshare.admin.settings.TaxSettings;
import io.clearshare.domain.tax.Withholding;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads where people stand, and tells payouts what to keep back. */
@Component
class TaxStandings implements Withhold {

    private final TaxForms forms;
    private final TaxNotices notices;
    private final TaxSettings settings;
    private final Clock clock;

    TaxStandings(TaxForms forms, TaxNotices notices, TaxSettings settings, Clock clock) {
        this.forms = forms;
        this.notices = notices;
        this.settings = settings;
        this.clock = clock;
    }

    TaxStanding of(String influencerId) {
        return TaxStanding.of(
                forms.newest(influencerId).orElse(null),
                notices.of(influencerId),
                today(),
                settings.withholdWithoutForm());
    }

    Map<String, TaxStanding> of(Collection<String> influencerIds) {
        Map<String, TaxForm> newest = forms.newest(influencerIds);
        Map<String, List<TaxNotices.Notice>> said = notices.of(influencerIds);
        Map<String, TaxStanding> standings = new HashMap<>();
        for (String id : influencerIds) {
            standings.put(
                    id,
                    TaxStanding.of(
                            newest.get(id), said.getOrDefault(id, List.of()), today(), settings.withholdWithoutForm()));
        }
        return standings;
    }

    @Override
    public Part of(String influencerId, long grossMicros) {
        return part(of(influencerId), grossMicros);
    }

    @Override
    public Map<String, Part> ofAll(Map<String, Long> grossMicros) {
        Map<String, Part> parts = new HashMap<>();
        of(grossMicros.keySet())
                .forEach((id, standing) -> parts.put(id, part(standing, grossMicros.getOrDefault(id, 0L))));
        return parts;
    }

    private static Part part(TaxStanding standing, long grossMicros) {
        long micros = Withholding.micros(grossMicros, standing.basisPoints());
        return micros == 0 ? Part.NONE : new Part(micros, standing.why());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.zone());
    }
}
