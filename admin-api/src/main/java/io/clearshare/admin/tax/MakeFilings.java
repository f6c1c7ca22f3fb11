package io.clearshare.admin.tax;

import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.settings.TaxSettings;
import io.clearshare.admin.tax.Recipient.State;
import io.clearshare.domain.tax.TaxYear;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the forms 1099-NEC of a year, and corrections of those that say something else than is known now. */
@Component
class MakeFilings {

    private final TaxYears years;
    private final TaxStandings standings;
    private final Filings filings;
    private final TaxSettings settings;
    private final Clock clock;

    MakeFilings(TaxYears years, TaxStandings standings, Filings filings, TaxSettings settings, Clock clock) {
        this.years = years;
        this.standings = standings;
        this.filings = filings;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * One form for everybody of whom one is due; what is made already and says the truth stays.
     *
     * @throws Refused before the year is over, without a payer, or when there is nothing to make
     */
    @Transactional
    public List<Filing> make(TaxYear year, String madeBy) {
        if (!settings.payer().isSet()) {
            throw new Refused(TaxProblem.PAYER_NOT_SET, "Set CLEARSHARE_TAX_PAYER_NAME, _EIN, _STREET and _CITY");
        }
        if (LocalDate.ofInstant(clock.instant(), settings.zone()).getYear() <= year.year()) {
            throw new Refused(TaxProblem.YEAR_NOT_OVER, year.year() + " is not over in " + settings.zone());
        }
        Map<String, Filing> made = filings.newest(year.year());
        List<Filing> fresh = new ArrayList<>();
        for (Recipient recipient : years.recipients(year)) {
            if (recipient.state() == State.DUE || recipient.state() == State.CORRECTION_DUE) {
                fresh.add(filing(year, recipient, made.get(recipient.influencerId())));
            }
        }
        if (fresh.isEmpty()) {
            throw new Refused(TaxProblem.NOTHING_TO_MAKE, TaxProblem.NOTHING_TO_MAKE.title());
        }
        try {
            fresh.forEach(filing -> filings.add(filing, madeBy));
        } catch (DuplicateKeyException e) {
            throw new Refused(CommonProblem.CONFLICT, "Somebody else is making the forms of this year", e);
        }
        return fresh;
    }

    private Filing filing(TaxYear year, Recipient recipient, @Nullable Filing before) {
        TaxStanding standing = standings.of(recipient.influencerId());
        boolean due = standing.formIsDue(
                year.year(), recipient.paidMicros(), recipient.withheldMicros(), settings.reportFromMicros());
        return new Filing(
                UUID.randomUUID(),
                recipient.influencerId(),
                year.year(),
                before == null ? 1 : before.version() + 1,
                before == null ? null : before.filingId(),
                due ? recipient.paidMicros() : 0,
                due ? recipient.withheldMicros() : 0,
                standing.w9(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
