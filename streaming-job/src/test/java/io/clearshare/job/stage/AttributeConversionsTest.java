package io.clearshare.job.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.event.Refusal;
import io.clearshare.domain.event.Signup;
import io.clearshare.domain.touch.Evidence;
import io.clearshare.domain.touch.Exposure;
import io.clearshare.domain.touch.Touch;
import io.clearshare.job.message.DeadLetter;
import io.clearshare.job.message.PersonUpdate;
import io.clearshare.job.message.VisitorNews;
import io.clearshare.job.row.Row;
import io.clearshare.job.row.Table;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttributeConversionsTest {

    private static final long HOLD = Duration.ofDays(14).toMillis();

    @Test
    void anInfluencerThatComesLateIsCreditedForTouchesAlreadySeen() throws Exception {
        try (StageHarness<PersonUpdate> stage = harness(null)) {
            signUpAndTrade(stage);
            stage.barrier(1);
            assertThat(stage.rows())
                    .extracting(Row::table)
                    .contains(Table.CONVERSIONS)
                    .doesNotContain(Table.EARNINGS);

            stage.programme(Facts.influencer("ann", "ANN"));
            stage.barrier(2);

            List<Row> rows = stage.rows();
            assertThat(rows).extracting(Row::table).contains(Table.CONVERSIONS, Table.EARNINGS);
            assertThat(rows)
                    .filteredOn(row -> row.table() == Table.EARNINGS)
                    .allSatisfy(row -> assertThat(text(row)).contains("ann"));
        }
    }

    @Test
    void aRestoreFindsTheCodesThatAnEntryConcerns() throws Exception {
        OperatorSubtaskState state;
        try (StageHarness<PersonUpdate> stage = harness(null)) {
            signUpAndTrade(stage);
            state = stage.barrier(1);
        }
        try (StageHarness<PersonUpdate> stage = harness(state)) {
            stage.programme(Facts.influencer("bob", "BOB"));
            stage.barrier(2);
            assertThat(stage.rows()).isEmpty();

            stage.programme(Facts.influencer("ann", "ann"));
            stage.barrier(3);
            assertThat(stage.rows()).extracting(Row::table).contains(Table.EARNINGS);
        }
    }

    @Test
    void aSettledLineStaysAndTheDifferenceBecomesAnAdjustment() throws Exception {
        try (StageHarness<PersonUpdate> stage = harness(null)) {
            stage.programme(Facts.influencer("ann", "ANN"));
            stage.programme(Facts.influencer("bob", "BOB"));
            signUpAndTrade(stage);
            stage.barrier(1);
            assertThat(stage.rows(Table.EARNINGS)).hasSize(1);
            stage.wallClock(Facts.NOON + 2 * Facts.HOUR + HOLD);

            stage.send(gained("u1", touch("c2", Facts.NOON + 1, "BOB")));
            stage.barrier(2);

            List<Row> lines = stage.rows(Table.EARNINGS);
            assertThat(lines)
                    .hasSize(2)
                    .noneMatch(Row::deleted)
                    .allSatisfy(row -> assertThat(text(row)).contains("adjustment"));
        }
    }

    @Test
    void aReversalWaitsForItsOriginalAndIsTakenBackFromTheDeadLetters() throws Exception {
        try (StageHarness<PersonUpdate> stage = harness(null)) {
            stage.send(PersonUpdate.trade("u1", Facts.of(Facts.trade("t2", "u1", Facts.NOON, 5, "t1"))));
            stage.barrier(1);
            assertThat(stage.sent(Outputs.DEAD_LETTERS)).isEmpty();
            assertThat(stage.rows(Table.TRADES)).hasSize(1);

            stage.watermark(Facts.NOON + 30 * Facts.DAY);
            assertThat(stage.sent(Outputs.DEAD_LETTERS))
                    .extracting(DeadLetter::reason)
                    .containsExactly(Refusal.UNKNOWN_ORIGINAL);
            stage.barrier(2);
            assertThat(stage.rows(Table.TRADES)).singleElement().matches(Row::deleted);

            stage.send(PersonUpdate.trade("u1", Facts.of(Facts.trade("t1", "u1", Facts.NOON - 1, 5, ""))));
            stage.barrier(3);
            assertThat(stage.sent(Outputs.DEAD_LETTERS)).singleElement().matches(letter -> !letter.holds());
            assertThat(stage.rows(Table.TRADES)).hasSize(2).noneMatch(Row::deleted);
        }
    }

    @Test
    void aRestartDoesNotTakeBackWhatEventTimeHasDecided() throws Exception {
        OperatorSubtaskState state;
        try (StageHarness<PersonUpdate> stage = harness(null)) {
            stage.send(PersonUpdate.trade("u1", Facts.of(Facts.trade("t2", "u1", Facts.NOON, 5, "t1"))));
            stage.watermark(Facts.NOON + 30 * Facts.DAY);
            state = stage.barrier(1);
        }
        try (StageHarness<PersonUpdate> stage = harness(state)) {
            stage.send(PersonUpdate.trade("u1", Facts.of(Facts.trade("t3", "u1", Facts.NOON + Facts.HOUR, 5, ""))));
            stage.barrier(2);
            assertThat(stage.sent(Outputs.DEAD_LETTERS)).isEmpty();
            assertThat(stage.rows(Table.TRADES)).hasSize(1).noneMatch(Row::deleted);
        }
    }

    @Test
    void anExposureWithoutATouchIsForgottenToo() throws Exception {
        try (StageHarness<PersonUpdate> stage = harness(null)) {
            stage.send(exposed(new Exposure("exp", "v1", "a", Facts.NOON, "c1", false, "u1")));
            stage.barrier(1);

            stage.watermark(Horizon.endOfTouch(Facts.NOON) + Facts.DAY);

            assertThat(stage.timers()).isZero();
            assertThat(stage.entries()).isZero();
        }
    }

    @Test
    void touchesOfSomebodyWhoNeverSignedUpAreForgotten() throws Exception {
        try (StageHarness<PersonUpdate> stage = harness(null)) {
            stage.send(gained("u1", touch("c1", Facts.NOON, "ANN")));
            stage.barrier(1);

            stage.watermark(Horizon.endOfTouch(Facts.NOON) + Facts.DAY);

            assertThat(stage.timers()).isZero();
            assertThat(stage.entries()).isZero();
        }
    }

    @Test
    void aSignupWithinTheHorizonFindsTheTouchesOfItsLookback() throws Exception {
        try (StageHarness<PersonUpdate> stage = harness(null)) {
            stage.programme(Facts.influencer("ann", "ANN"));
            stage.send(gained("u1", touch("c1", Facts.NOON, "ANN")));
            stage.barrier(1);
            stage.watermark(Facts.NOON + 148 * Facts.DAY);

            Signup late = Facts.signup("g1", "u1", "v1", Facts.NOON + 29 * Facts.DAY, "");
            stage.send(PersonUpdate.signup("u1", Facts.of(late)));
            stage.barrier(2);

            assertThat(stage.rows(Table.CONVERSIONS))
                    .singleElement()
                    .matches(row -> text(row).contains("c1"));
        }
    }

    private static void signUpAndTrade(StageHarness<PersonUpdate> stage) throws Exception {
        stage.send(gained("u1", touch("c1", Facts.NOON, "ANN")));
        stage.send(PersonUpdate.signup("u1", Facts.of(Facts.signup("g1", "u1", "v1", Facts.NOON + Facts.HOUR, ""))));
        stage.send(PersonUpdate.trade(
                "u1", Facts.of(Facts.trade("t1", "u1", Facts.NOON + 2 * Facts.HOUR, 1_000_000, ""))));
    }

    private static Touch touch(String clickId, long at, String code) {
        return new Touch(clickId, "v1", at, Evidence.CLICK, code, "x", "video", "", "", "");
    }

    private static PersonUpdate gained(String userId, Touch touch) {
        return PersonUpdate.visitor(userId, new VisitorNews(List.of(), List.of(touch), List.of(), List.of()));
    }

    private static PersonUpdate exposed(Exposure exposure) {
        return PersonUpdate.visitor(
                exposure.userId(), new VisitorNews(List.of(), List.of(), List.of(), List.of(exposure)));
    }

    private static String text(Row row) {
        return new String(row.columns(), StandardCharsets.ISO_8859_1);
    }

    private static StageHarness<PersonUpdate> harness(@Nullable OperatorSubtaskState state) throws Exception {
        StageHarness<PersonUpdate> stage =
                StageHarness.of(AttributeConversions.asFactsCome(), PersonUpdate::userId, state);
        stage.wallClock(Facts.NOON);
        return stage;
    }
}
