package io.clearshare.domain.tax;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides what payments for services to a person outside the United States ask for: form 1042-S and chapter 3 withholding. */
public final class ForeignPayments {

    public static final String FORM_1042_S = "1042-S";

    /** Compensation for independent personal services, in the codes of form 1042-S. */
    public static final String INCOME_CODE = "17";

    private static final int STATUTORY_BASIS_POINTS = 3_000;

    private ForeignPayments() {}

    /** Where services are performed decides where the income has its source (IRC 861, 862). */
    public enum Source {
        UNITED_STATES,
        FOREIGN
    }

    /**
     * @param treatyBasisPoints the rate that the person claims under a treaty, or null without a claim
     * @param hasTin            a claim under a treaty needs a number, of the United States or of the person's country
     */
    public record Question(
            Source source, long paidMicros, @Nullable Integer treatyBasisPoints, boolean hasTin) {

        public Question {
            if (paidMicros < 0) {
                throw new IllegalArgumentException("paidMicros is negative");
            }
            if (treatyBasisPoints != null && (treatyBasisPoints < 0 || treatyBasisPoints > STATUTORY_BASIS_POINTS)) {
                throw new IllegalArgumentException("A treaty rate is between 0 and 30 %");
            }
        }
    }

    /** @param exemptionCode of box 3a: 00 none, 03 income from outside, 04 treaty */
    public record Answer(
            List<String> forms, int basisPoints, long withholdMicros, String exemptionCode, List<String> reasons) {}

    public static Answer decide(Question asked) {
        List<String> reasons = new ArrayList<>();
        if (asked.source() == Source.FOREIGN) {
            reasons.add(
                    "Services performed outside the United States: income from outside, no form and no withholding");
            return new Answer(List.of(), 0, 0, "03", List.copyOf(reasons));
        }
        boolean treaty = asked.treatyBasisPoints() != null && asked.hasTin();
        int rate = treaty && asked.treatyBasisPoints() != null ? asked.treatyBasisPoints() : STATUTORY_BASIS_POINTS;
        if (asked.treatyBasisPoints() != null && !asked.hasTin()) {
            reasons.add("A claim under a treaty needs a taxpayer identification number: the full rate applies");
        }
        reasons.add("Services performed in the United States: " + percent(rate) + " withheld"
                + (treaty ? " under the treaty" : "") + ", reported on form 1042-S");
        long withhold = Withholding.micros(asked.paidMicros(), rate);
        String exemption = treaty && rate == 0 ? "04" : "00";
        List<String> forms = asked.paidMicros() > 0 ? List.of(FORM_1042_S) : List.of();
        return new Answer(forms, rate, withhold, exemption, List.copyOf(reasons));
    }

    /** A form W-8 holds to the end of the third year after the one in which it is signed. */
    public static LocalDate w8ValidThrough(LocalDate signedOn) {
        return LocalDate.of(signedOn.getYear() + 3, 12, 31);
    }

    private static String percent(int basisPoints) {
        return basisPoints % 100 == 0 ? basisPoints / 100 + " %" : basisPoints / 100.0 + " %";
    }
}
