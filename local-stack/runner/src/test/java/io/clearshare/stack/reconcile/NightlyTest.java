package io.clearshare.stack.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When the reconciler compares, and what of two looks stands. */
class NightlyTest {

    private static final LocalTime HALF_PAST_TWO = LocalTime.of(2, 30);
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    @Test
    void itComparesEachNightAndAtOnceWhenANightWasMissed() {
        Instant thisNight = Instant.parse("2026-11-29T02:31:10Z");
        assertThat(next(NOON, thisNight)).isEqualTo(Instant.parse("2026-11-30T02:30:00Z"));
        assertThat(next(NOON, thisNight.minus(Duration.ofDays(1)))).isEqualTo(NOON);
        assertThat(Nightly.next(NOON, null, HALF_PAST_TWO, null)).isEqualTo(NOON);
        Instant justBefore = Instant.parse("2026-11-29T02:29:59Z");
        assertThat(next(justBefore, thisNight.minus(Duration.ofDays(1))))
                .isEqualTo(Instant.parse("2026-11-29T02:30:00Z"));
    }

    @Test
    void aPauseReplacesTheTimeOfDay() {
        assertThat(Nightly.next(NOON, NOON, HALF_PAST_TWO, Duration.ofHours(1)))
                .isEqualTo(NOON.plus(Duration.ofHours(1)));
    }

    @Test
    void onlyWhatDiffersEachTimeStandsHoweverMuchItMoves() {
        Report first = Report.ofQuietProgramme();
        first.compare("posts", Map.of("a", 1L, "b", 2L), Map.of("a", 2L, "b", 3L), false);
        Report second = Report.ofQuietProgramme();
        second.compare("posts", Map.of("a", 1L, "b", 2L, "c", 1L), Map.of("a", 1L, "b", 4L, "c", 2L), false);
        assertThat(second.standingSince(first).differences()).containsExactly("posts: b should be 2 and is 4");
        assertThat(second.differences()).hasSize(2);
    }

    @Test
    void nothingToCompareIsADifferenceUnlessTheProgrammeIsQuiet() {
        Report quiet = Report.ofQuietProgramme();
        quiet.compare("posts", Map.of(), Map.of(), false);
        assertThat(quiet.differences()).isEmpty();
        Report usual = new Report();
        usual.compare("posts", Map.of(), Map.of(), false);
        assertThat(usual.differences()).isEqualTo(List.of("posts: there is nothing to compare"));
    }

    @Test
    void whatIsMissingInTheEnvironmentIsNamed() {
        Map<String, String> environment = new HashMap<>(Map.of("CLEARSHARE_CLICKHOUSE_URL", "http://127.0.0.1:8123"));
        assertThatThrownBy(() -> ReconcilerSettings.of(environment))
                .hasMessage("RECONCILER_CLICKHOUSE_USER is not set");
    }

    private static Instant next(Instant now, Instant last) {
        return Nightly.next(now, last, HALF_PAST_TWO, null);
    }
}
