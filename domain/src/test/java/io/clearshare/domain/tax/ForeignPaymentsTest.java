package io.clearshare.domain.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.tax.ForeignPayments.Answer;
import io.clearshare.domain.tax.ForeignPayments.Question;
import io.clearshare.domain.tax.ForeignPayments.Source;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ForeignPaymentsTest {

    private static final long HUNDRED = 100_000_000;

    @Test
    void servicesOutsideTheUnitedStatesAskForNothing() {
        Answer answer = ForeignPayments.decide(new Question(Source.FOREIGN, HUNDRED, 1_000, true));
        assertThat(answer.forms()).isEmpty();
        assertThat(answer.withholdMicros()).isZero();
        assertThat(answer.exemptionCode()).isEqualTo("03");
    }

    @Test
    void servicesInsideAreReportedAndWithheldFrom() {
        Answer full = ForeignPayments.decide(new Question(Source.UNITED_STATES, HUNDRED, null, true));
        assertThat(full.forms()).containsExactly("1042-S");
        assertThat(full.withholdMicros()).isEqualTo(30_000_000);
        Answer treaty = ForeignPayments.decide(new Question(Source.UNITED_STATES, HUNDRED, 1_250, true));
        assertThat(treaty.withholdMicros()).isEqualTo(12_500_000);
        Answer exempt = ForeignPayments.decide(new Question(Source.UNITED_STATES, HUNDRED, 0, true));
        assertThat(exempt.withholdMicros()).isZero();
        assertThat(exempt.forms()).containsExactly("1042-S");
        assertThat(exempt.exemptionCode()).isEqualTo("04");
        assertThat(ForeignPayments.decide(new Question(Source.UNITED_STATES, 0, null, true))
                        .forms())
                .isEmpty();
    }

    @Test
    void aTreatyHelpsNobodyWithoutANumber() {
        Answer answer = ForeignPayments.decide(new Question(Source.UNITED_STATES, HUNDRED, 0, false));
        assertThat(answer.withholdMicros()).isEqualTo(30_000_000);
    }

    @Test
    void aFormW8HoldsToTheEndOfTheThirdYearAfter() {
        assertThat(ForeignPayments.w8ValidThrough(LocalDate.of(2026, 1, 1))).isEqualTo(LocalDate.of(2029, 12, 31));
        assertThat(ForeignPayments.w8ValidThrough(LocalDate.of(2026, 12, 31))).isEqualTo(LocalDate.of(2029, 12, 31));
    }
}
