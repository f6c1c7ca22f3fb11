package io.clearshare.domain.tax;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides which form the payments of a year to one person ask for, and what has to be withheld from them. */
public final class TaxObligations {

    public static final String FORM_1099_NEC = "1099-NEC";

    private TaxObligations() {}

    /**
     * A person and what they were paid in a year.
     *
     * @param exemptRecipient            a corporation or the like, to whom payments are neither reported nor withheld from
     * @param irsNotice                  the authority has notified the programme to withhold
     * @param programmeThresholdMicros   from which total the programme reports by its own choice, or null for the law's alone
     */
    public record Question(
            TaxYear year,
            boolean usPerson,
            boolean exemptRecipient,
            long paidMicros,
            TinState tin,
            boolean irsNotice,
            @Nullable Long programmeThresholdMicros) {

        public Question {
            if (paidMicros < 0) {
                throw new IllegalArgumentException("paidMicros is negative");
            }
            if (programmeThresholdMicros != null && programmeThresholdMicros < 0) {
                throw new IllegalArgumentException("programmeThresholdMicros is negative");
            }
        }

        /** Whether the law has the programme withhold from every payment, from the first cent on. */
        public boolean withholds() {
            return usPerson && !exemptRecipient && (irsNotice || tin == TinState.MISSING);
        }
    }

    /**
     * What follows.
     *
     * @param forms         that are due; empty exactly when nothing is reportable
     * @param withholdMicros of the amount paid
     * @param reasons       in sentences, the decisive ones first
     */
    public record Answer(
            List<String> forms,
            long statutoryThresholdMicros,
            boolean reportable,
            int backupBasisPoints,
            long withholdMicros,
            List<String> reasons) {}

    public static Answer decide(Question asked) {
        List<String> reasons = new ArrayList<>();
        if (!asked.usPerson()) {
            reasons.add(
                    "Not a US person: payments are not reported on form 1099-NEC, and there is no backup withholding");
            reasons.add("Services performed outside the United States have their source there: no form 1042-S;"
                    + " for services performed in the United States form 1042-S and 30 % withholding are due,"
                    + " less under a treaty");
            return answer(asked, false, 0, reasons);
        }
        if (asked.exemptRecipient()) {
            reasons.add(
                    "Payments to corporations are not reported on form 1099-NEC, and there is no backup withholding");
            return answer(asked, false, 0, reasons);
        }
        long withhold = asked.withholds()
                ? Withholding.micros(asked.paidMicros(), asked.year().backupBasisPoints())
                : 0;
        boolean reached = reached(asked, reasons);
        withholdingReasons(asked, withhold, reasons);
        return answer(asked, reached || withhold > 0, withhold, reasons);
    }

    private static boolean reached(Question asked, List<String> reasons) {
        long statutory = asked.year().statutoryThresholdMicros();
        long paid = asked.paidMicros();
        Long own = asked.programmeThresholdMicros();
        if (paid == 0) {
            reasons.add("Nothing was paid");
            return false;
        }
        boolean reached = paid >= statutory || (own != null && paid >= own);
        if (paid >= statutory) {
            reasons.add(dollars(paid) + " reaches the threshold of " + dollars(statutory) + " for "
                    + asked.year().year());
        } else if (reached && own != null) {
            reasons.add(dollars(paid) + " reaches the programme's own threshold of " + dollars(own)
                    + ", though not the law's of " + dollars(statutory));
        } else {
            long least = own == null ? statutory : Math.min(own, statutory);
            reasons.add(dollars(paid) + " is below the threshold of " + dollars(least) + " for "
                    + asked.year().year());
        }
        if (asked.year().thresholdIsIndexed()) {
            reasons.add(
                    "From 2027 on the law's threshold follows inflation; until a figure is entered, that of 2026 is used");
        }
        return reached;
    }

    private static void withholdingReasons(Question asked, long withhold, List<String> reasons) {
        String rate = asked.year().backupBasisPoints() / 100 + " % backup withholding from the first cent: ";
        if (asked.irsNotice()) {
            reasons.add(rate + "the authority has notified the programme");
        }
        if (asked.tin() == TinState.MISSING) {
            reasons.add(rate + "there is no taxpayer identification number");
        }
        if (asked.tin() == TinState.MISMATCHED && !asked.irsNotice()) {
            reasons.add(
                    "The number does not belong to the name: ask for a new form W-9; no withholding until the authority"
                            + " notifies the programme");
        }
        if (withhold > 0) {
            reasons.add("A payment with backup withholding is reported whatever its amount");
        }
    }

    private static Answer answer(Question asked, boolean reportable, long withhold, List<String> reasons) {
        return new Answer(
                reportable ? List.of(FORM_1099_NEC) : List.of(),
                asked.year().statutoryThresholdMicros(),
                reportable,
                asked.year().backupBasisPoints(),
                withhold,
                List.copyOf(reasons));
    }

    private static String dollars(long micros) {
        BigDecimal exact = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
        return "$" + exact.setScale(Math.max(2, exact.scale())).toPlainString();
    }
}
