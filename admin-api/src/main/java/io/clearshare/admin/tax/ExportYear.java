package io.clearshare.admin.tax;

import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.program.Influencer;
import io.clearshare.admin.program.Influencers;
import io.clearshare.admin.settings.TaxSettings;
import io.clearshare.domain.tax.TaxYear;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The files of a year; the only place where numbers are read in clear. */
@Component
class ExportYear {

    private static final Logger LOG = LoggerFactory.getLogger(ExportYear.class);

    private final TaxForms forms;
    private final TaxPayments payments;
    private final Filings filings;
    private final Influencers influencers;
    private final TaxSettings settings;

    ExportYear(TaxForms forms, TaxPayments payments, Filings filings, Influencers influencers, TaxSettings settings) {
        this.forms = forms;
        this.payments = payments;
        this.filings = filings;
        this.influencers = influencers;
        this.settings = settings;
    }

    /** Copy B, where all but four digits of the number stay hidden. */
    byte[] copyB(Filing filing) {
        TaxForm form =
                filing.formId() == null ? null : forms.find(filing.formId()).orElse(null);
        String handle =
                influencers.find(filing.influencerId()).map(Influencer::handle).orElse(filing.influencerId());
        return Form1099Nec.pdf(filing, settings.payer(), form, handle);
    }

    /**
     * The newest form of each recipient, first versions or corrections alone, since the portal takes them up apart.
     *
     * @param part from 1 on; each takes {@link IrisCsv#RECORDS_MAX} records
     * @throws Refused when there is no such part
     */
    byte[] iris(TaxYear year, boolean corrections, int part, String by) {
        List<Filing> due = filings.newest(year.year()).values().stream()
                .filter(filing -> filing.isCorrection() == corrections && filing.formId() != null)
                .sorted((a, b) -> a.influencerId().compareTo(b.influencerId()))
                .skip((long) (part - 1) * IrisCsv.RECORDS_MAX)
                .limit(IrisCsv.RECORDS_MAX)
                .toList();
        if (due.isEmpty()) {
            throw new Refused(
                    CommonProblem.NOT_FOUND, "There are no such forms of " + year.year() + " in part " + part);
        }
        LOG.info("{} exports {} forms 1099-NEC of {} with their numbers", by, due.size(), year.year());
        List<IrisCsv.Entry> entries = new ArrayList<>();
        for (Filing filing : due) {
            UUID formId = Objects.requireNonNull(filing.formId());
            forms.find(formId).ifPresent(form -> entries.add(new IrisCsv.Entry(filing, form, forms.number(formId))));
        }
        return IrisCsv.file(settings.payer(), entries);
    }

    /** Everybody abroad who was paid in the year. */
    byte[] foreign(TaxYear year, String by) {
        List<TaxPayments.Total> totals = payments.of(year, settings.zone());
        Map<String, TaxForm> newest = forms.newest(
                totals.stream().map(TaxPayments.Total::influencerId).toList());
        ForeignCsv csv = new ForeignCsv();
        LOG.info("{} exports payments abroad of {} with their numbers", by, year.year());
        for (TaxPayments.Total total : totals) {
            Optional.ofNullable(newest.get(total.influencerId()))
                    .filter(form -> !form.isUsPerson())
                    .ifPresent(form -> csv.add(year.year(), total, form, forms.number(form.formId())));
        }
        return csv.bytes();
    }
}
