package io.clearshare.domain.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearshare.domain.tax.TaxObligations.Answer;
import io.clearshare.domain.tax.TaxObligations.Question;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each expectation is worked by hand from IRC 6041, 6041A and 3406. */
class TaxObligationsTest {

    private static final long DOLLAR = 1_000_000;

    @ParameterizedTest
    @CsvSource({
        "2020,  600000000, true", "2020,  599999999, false",
        "2024,  600000000, true", "2025,  600000000, true",
        "2025,  599999999, false", "2026,  600000000, false",
        "2026, 1999999999, false", "2026, 2000000000, true",
        "2027, 1999999999, false", "2027, 2000000000, true",
        "2026, 2500000000, true", "2099, 2000000000, true",
    })
    void aTotalAtTheThresholdOfItsYearIsReported(int year, long paid, boolean reportable) {
        Answer answer = ask(year, true, paid, TinState.VALID, false, null);
        assertThat(answer.reportable()).isEqualTo(reportable);
        assertThat(answer.forms().contains("1099-NEC")).isEqualTo(reportable);
        assertThat(answer.withholdMicros()).isZero();
        assertThat(answer.statutoryThresholdMicros()).isEqualTo((year < 2026 ? 600 : 2_000) * DOLLAR);
        assertThat(answer.backupBasisPoints()).isEqualTo(2_400);
    }

    @ParameterizedTest
    @CsvSource({
        "600000000, 600000000, true", "599999999, 600000000, false",
        "1, 0, true", "0, 0, false",
        "2000000000, 5000000000, true", "1999999999, 5000000000, false",
    })
    void theLowerOfBothThresholdsCounts(long paid, long programme, boolean reportable) {
        assertThat(ask(2026, true, paid, TinState.VALID, false, programme).reportable())
                .isEqualTo(reportable);
    }

    @ParameterizedTest
    @CsvSource({
        "VALID, false, 0", "VALID, true, 24000000", "MISSING, false, 24000000",
        "MISSING, true, 24000000", "MISMATCHED, false, 0", "MISMATCHED, true, 24000000",
    })
    void aMissingNumberOrANoticeWithholdsFromTheFirstCent(TinState tin, boolean notice, long withheld) {
        Answer answer = ask(2026, true, 100 * DOLLAR, tin, notice, null);
        assertThat(answer.withholdMicros()).isEqualTo(withheld);
        assertThat(answer.reportable()).isEqualTo(withheld > 0);
    }

    @Test
    void aMismatchAloneAsksForANewForm() {
        assertThat(ask(2026, true, DOLLAR, TinState.MISMATCHED, false, null).reasons())
                .anyMatch(reason -> reason.contains("new form W-9"));
    }

    @Test
    void withholdingMakesTheFormDueWhateverTheAmount() {
        Answer cent = ask(2026, true, 10_000, TinState.MISSING, false, null);
        assertThat(cent.withholdMicros()).isEqualTo(2_400);
        assertThat(cent.forms()).containsExactly("1099-NEC");
        assertThat(ask(2026, true, 0, TinState.MISSING, true, null).forms()).isEmpty();
    }

    @Test
    void halfAMicroUnitIsNeverReachedAtTwentyFourPercent() {
        assertThat(Withholding.micros(1, 2_400)).isZero();
        assertThat(Withholding.micros(2, 2_400)).isZero();
        assertThat(Withholding.micros(3, 2_400)).isEqualTo(1);
        assertThat(Withholding.micros(25, 2_400)).isEqualTo(6);
        assertThat(Withholding.micros(123_456_789, 2_400)).isEqualTo(29_629_629);
        assertThat(Withholding.micros(Long.MAX_VALUE, 10_000)).isEqualTo(Long.MAX_VALUE);
        assertThat(Withholding.micros(5, 3_000)).isEqualTo(2);
    }

    @Test
    void foreignersAndCorporationsGetNoForm1099() {
        Answer foreign = ask(2026, false, 5_000 * DOLLAR, TinState.MISSING, true, 0L);
        assertThat(foreign.forms()).isEmpty();
        assertThat(foreign.withholdMicros()).isZero();
        assertThat(foreign.reasons()).anyMatch(reason -> reason.contains("1042-S"));
        Answer corporation = TaxObligations.decide(
                new Question(new TaxYear(2026), true, true, 5_000 * DOLLAR, TinState.MISSING, true, null));
        assertThat(corporation.forms()).isEmpty();
        assertThat(corporation.withholdMicros()).isZero();
    }

    @Test
    void absurdFiguresAreRefusedByName() {
        assertThatThrownBy(() -> new TaxYear(2019)).hasMessageContaining("taxYear");
        assertThatThrownBy(() -> new TaxYear(2100)).hasMessageContaining("taxYear");
        assertThatThrownBy(() -> ask(2026, true, -1, TinState.VALID, false, null))
                .hasMessageContaining("paidMicros");
        assertThatThrownBy(() -> ask(2026, true, 1, TinState.VALID, false, -1L))
                .hasMessageContaining("programmeThresholdMicros");
    }

    @Test
    void lawsHoldForAnyQuestion() {
        long seed = Long.getLong("clearshare.tax.seed", System.nanoTime());
        System.out.println("TaxObligationsTest -Dclearshare.tax.seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            int year = 2020 + random.nextInt(80);
            TinState tin = TinState.values()[random.nextInt(3)];
            boolean us = random.nextInt(4) > 0;
            boolean notice = random.nextBoolean();
            Long own = random.nextBoolean() ? null : (long) random.nextInt(3_000) * DOLLAR;
            long paid = random.nextLong(5_000_000_000L);
            long more = paid + random.nextLong(1_000_000_000L);
            Answer answer = ask(year, us, paid, tin, notice, own);
            Answer higher = ask(year, us, more, tin, notice, own);
            assertThat(answer.withholdMicros()).isBetween(0L, paid);
            assertThat(higher.withholdMicros()).isGreaterThanOrEqualTo(answer.withholdMicros());
            assertThat(higher.reportable() || !answer.reportable()).isTrue();
            assertThat(answer.forms().isEmpty()).isEqualTo(!answer.reportable());
            assertThat(answer.withholdMicros() == 0 || answer.reportable()).isTrue();
            assertThat(answer.reasons()).isNotEmpty();
            if (own != null && ask(year, us, paid, tin, notice, null).reportable()) {
                assertThat(answer.reportable()).isTrue();
            }
        }
    }

    private static Answer ask(int year, boolean us, long paid, TinState tin, boolean notice, @Nullable Long programme) {
        return TaxObligations.decide(new Question(new TaxYear(year), us, false, paid, tin, notice, programme));
    }
}
