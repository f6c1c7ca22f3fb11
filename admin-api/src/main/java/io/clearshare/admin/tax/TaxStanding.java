package io.clearshare.admin.tax;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.clearshare.admin.tax.TaxNotices.Kind;
import io.clearshare.admin.tax.TaxNotices.Notice;
import io.clearshare.domain.tax.ForeignPayments;
import io.clearshare.domain.tax.TaxObligations;
import io.clearshare.domain.tax.TaxYear;
import io.clearshare.domain.tax.TinState;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody stands with the tax authority today.
 *
 * @param form         the newest, null without any
 * @param formMissing  why there is no form that counts; empty when there is one
 * @param basisPoints  what is withheld from the next payment
 * @param why          it is withheld; empty when nothing is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaxStanding(
        @Nullable TaxForm form,
        String formMissing,
        boolean usPerson,
        boolean exempt,
        TinState tin,
        boolean irsNotice,
        int basisPoints,
        String why) {

    /** @param presumesUsPerson whether somebody without a form counts as a US person without a number */
    static TaxStanding of(@Nullable TaxForm newest, List<Notice> notices, LocalDate today, boolean presumesUsPerson) {
        boolean ordered = TaxNotices.ordersWithholding(notices);
        if (newest == null || !newest.isValidOn(today)) {
            String missing = newest == null
                    ? "No form W-9 or W-8 has been given"
                    : "The form " + newest.kind().wireName() + " has expired on " + newest.validThrough();
            return new TaxStanding(
                            newest, missing, presumesUsPerson || ordered, false, TinState.MISSING, ordered, 0, "")
                    .withUsWithholding(today);
        }
        if (newest.isUsPerson()) {
            TinState tin = newest.tinType() == null ? TinState.MISSING : stateOfGiven(newest, notices);
            boolean notice = ordered || newest.toldToWithhold();
            return new TaxStanding(newest, "", true, newest.isExempt(), tin, notice, 0, "").withUsWithholding(today);
        }
        TinState tin = newest.tinType() == null ? TinState.MISSING : TinState.VALID;
        ForeignPayments.Answer answer = ForeignPayments.decide(new ForeignPayments.Question(
                newest.servicesIn(), 1, newest.treaty().basisPoints(), tin == TinState.VALID));
        String why = answer.basisPoints() == 0
                ? ""
                : "Chapter 3: " + answer.reasons().get(answer.reasons().size() - 1);
        return new TaxStanding(newest, "", false, false, tin, false, answer.basisPoints(), why);
    }

    boolean hasForm() {
        return formMissing.isEmpty();
    }

    /** What the law asks of payments of so much in a year, as things stand. */
    TaxObligations.Answer obligations(int year, long paidMicros, long programmeThresholdMicros) {
        return TaxObligations.decide(new TaxObligations.Question(
                new TaxYear(year), usPerson, exempt, paidMicros, tin, irsNotice, programmeThresholdMicros));
    }

    /**
     * Whether a form 1099-NEC is due; a withholding makes it due whatever the amount.
     *
     * <p>Chapter 3 tax of foreign persons is reported on form 1042-S instead.
     */
    boolean formIsDue(int year, long paidMicros, long withheldMicros, long programmeThresholdMicros) {
        boolean foreign = form != null && hasForm() && !form.isUsPerson();
        return obligations(year, paidMicros, programmeThresholdMicros).reportable() || (withheldMicros > 0 && !foreign);
    }

    /** The form W-9 that a form 1099-NEC is filled from, or null. */
    @Nullable
    UUID w9() {
        return form == null || !form.isUsPerson() ? null : form.formId();
    }

    private TaxStanding withUsWithholding(LocalDate today) {
        TaxObligations.Question question =
                new TaxObligations.Question(new TaxYear(today.getYear()), usPerson, exempt, 1, tin, irsNotice, null);
        if (!question.withholds()) {
            return this;
        }
        int rate = question.year().backupBasisPoints();
        String cause =
                irsNotice ? "the authority has notified the programme" : "there is no taxpayer identification number";
        String reason = rate / 100 + " % backup withholding: " + cause;
        return new TaxStanding(form, formMissing, usPerson, exempt, tin, irsNotice, rate, reason);
    }

    private static TinState stateOfGiven(TaxForm form, List<Notice> notices) {
        boolean mismatched = notices.stream()
                .anyMatch(notice -> notice.kind() == Kind.TIN_MISMATCH
                        && notice.at().isAfter(form.signature().at()));
        return mismatched ? TinState.MISMATCHED : TinState.VALID;
    }
}
