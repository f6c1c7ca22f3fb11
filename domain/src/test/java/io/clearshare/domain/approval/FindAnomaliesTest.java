package io.clearshare.domain.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.approval.Anomaly.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FindAnomaliesTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(100));
    private static final PayeeHistory USUAL =
            new PayeeHistory(List.of(30L, 50L, 40L), Set.of("w"), 0, LONG_AGO, 0, 0, null, true);

    @Test
    void aUsualPayoutHasNone() {
        assertThat(find(40, "w", USUAL)).isEmpty();
        assertThat(find(204, "w", USUAL)).isEmpty();
    }

    @Test
    void whatTellsOfAStolenAccountAsksForAPerson() {
        assertThat(find(40, "other", USUAL))
                .singleElement()
                .matches(a -> a.code() == Code.NEW_WALLET && a.asksForPerson());
        assertThat(find(205, "w", USUAL))
                .singleElement()
                .matches(a -> a.code() == Code.FAR_ABOVE_MEDIAN && a.asksForPerson());
        PayeeHistory shared = new PayeeHistory(List.of(30L), Set.of("w"), 2, LONG_AGO, 0, 0, null, true);
        assertThat(find(30, "w", shared))
                .singleElement()
                .matches(a -> a.code() == Code.SHARED_WALLET && a.asksForPerson());
    }

    @Test
    void whatEveryNewcomerShowsIsOnlyNoted() {
        PayeeHistory newcomer = new PayeeHistory(List.of(), Set.of(), 0, NOW.minusSeconds(60), 0, 0, null, true);
        assertThat(find(99, "w", newcomer))
                .extracting(Anomaly::code)
                .containsExactly(Code.FIRST_PAYMENT, Code.YOUNG_ACCOUNT);
        assertThat(find(99, "w", newcomer)).noneMatch(Anomaly::asksForPerson);
    }

    @Test
    void whatAPersonDecidedOrCouldNotBeReadIsTold() {
        Instant lately = NOW.minus(Duration.ofDays(13));
        PayeeHistory lifted = new PayeeHistory(List.of(40L), Set.of("w"), 0, LONG_AGO, 3, 21, lately, true);
        assertThat(find(40, "w", lifted))
                .extracting(Anomaly::code)
                .containsExactly(Code.CASE_LIFTED, Code.OFTEN_PAID, Code.MOSTLY_BONUS);
        PayeeHistory unknown = new PayeeHistory(List.of(40L), Set.of("w"), 0, LONG_AGO, 0, 0, null, false);
        assertThat(find(40, "w", unknown)).extracting(Anomaly::code).containsExactly(Code.CASES_UNKNOWN);
    }

    private static List<Anomaly> find(long amountMicros, String wallet, PayeeHistory payee) {
        return FindAnomalies.of(amountMicros, wallet, payee, NOW);
    }
}
