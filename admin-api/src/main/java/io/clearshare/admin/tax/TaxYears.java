package io.clearshare.admin.tax;

import io.clearshare.admin.program.Influencer;
import io.clearshare.admin.program.Influencers;
import io.clearshare.admin.settings.TaxSettings;
import io.clearshare.admin.tax.Recipient.State;
import io.clearshare.admin.tax.TaxPayments.Total;
import io.clearshare.domain.tax.TaxYear;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A year as the tax authority sees it: who was paid what, and which forms follow. */
@Component
class TaxYears {

    private final TaxPayments payments;
    private final TaxStandings standings;
    private final Filings filings;
    private final Influencers influencers;
    private final TaxSettings settings;

    TaxYears(
            TaxPayments payments,
            TaxStandings standings,
            Filings filings,
            Influencers influencers,
            TaxSettings settings) {
        this.payments = payments;
        this.standings = standings;
        this.filings = filings;
        this.influencers = influencers;
        this.settings = settings;
    }

    /** Everybody who was paid in the year, in order of id. */
    List<Recipient> recipients(TaxYear year) {
        List<Total> totals = payments.of(year, settings.zone());
        List<String> ids = totals.stream().map(Total::influencerId).toList();
        Map<String, TaxStanding> today = standings.of(ids);
        Map<String, Influencer> people = influencers.findAll(ids);
        Map<String, Filing> made = filings.newest(year.year());
        List<Recipient> recipients = new ArrayList<>();
        for (Total total : totals) {
            String id = total.influencerId();
            Influencer person = people.get(id);
            recipients.add(recipient(
                    year,
                    total,
                    person == null ? id : person.handle(),
                    Objects.requireNonNull(today.get(id)),
                    made.get(id)));
        }
        return recipients;
    }

    private Recipient recipient(TaxYear year, Total total, String handle, TaxStanding standing, @Nullable Filing made) {
        TaxForm form = standing.form();
        List<String> reasons =
                new ArrayList<>(standing.obligations(year.year(), total.grossMicros(), settings.reportFromMicros())
                        .reasons());
        boolean due = standing.formIsDue(
                year.year(), total.grossMicros(), total.withheldMicros(), settings.reportFromMicros());
        if (total.withheldMicros() > 0) {
            reasons.add("Tax was withheld in the year, so the form is due whatever the amount");
        }
        if (!standing.hasForm()) {
            reasons.add(standing.formMissing());
        }
        return new Recipient(
                total.influencerId(),
                handle,
                form == null ? null : form.kind(),
                form == null ? null : form.tinMasked(),
                standing.tin(),
                standing.usPerson(),
                total.grossMicros(),
                total.withheldMicros(),
                total.payments(),
                state(due, total, standing.w9(), made),
                List.copyOf(reasons),
                made == null ? null : made.filingId(),
                made == null ? null : made.version());
    }

    private static State state(boolean due, Total total, @Nullable UUID w9, @Nullable Filing made) {
        if (made == null) {
            return due ? State.DUE : State.NOT_DUE;
        }
        // A form that was not due after all is corrected to nothing.
        long gross = due ? total.grossMicros() : 0;
        long withheld = due ? total.withheldMicros() : 0;
        boolean same = made.grossMicros() == gross
                && made.withheldMicros() == withheld
                && (!due || Objects.equals(made.formId(), w9));
        return same ? State.MADE : State.CORRECTION_DUE;
    }
}
