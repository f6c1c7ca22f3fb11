package io.clearshare.domain.attribution;

import static io.clearshare.domain.attribution.Life.DAY;
import static io.clearshare.domain.attribution.Life.DOLLAR;
import static io.clearshare.domain.attribution.Life.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.clearshare.domain.attribution.ExplainAttribution.Answer;
import io.clearshare.domain.attribution.ExplainAttribution.Question;
import io.clearshare.domain.model.Model;
import io.clearshare.domain.touch.Evidence;
import io.clearshare.domain.touch.Touch;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainAttributionTest {

    private static Answer explain(long pathAt, Touch... touches) {
        return ExplainAttribution.explain(
                new Question(NOON, pathAt, 100 * DOLLAR, 30 * DAY, 7 * DAY, List.of(touches)));
    }

    private static Touch click(String clickId, long at) {
        return Life.touchOf(clickId, at, "ANY", Evidence.CLICK);
    }

    @Test
    void aValueIsDividedUnderAllModels() {
        Answer answer = explain(NOON, click("c2", NOON - 7 * DAY), click("c1", NOON - 14 * DAY), click("c3", NOON));
        assertThat(answer.path()).extracting(Touch::clickId).containsExactly("c1", "c2", "c3");
        assertThat(answer.creditMicros().get(Model.FIRST)).containsExactly(100 * DOLLAR, 0, 0);
        assertThat(answer.creditMicros().get(Model.LAST)).containsExactly(0, 0, 100 * DOLLAR);
        assertThat(answer.creditMicros().get(Model.LINEAR)).containsExactly(33_333_334, 33_333_333, 33_333_333);
        assertThat(answer.creditMicros().get(Model.POSITION)).containsExactly(40 * DOLLAR, 20 * DOLLAR, 40 * DOLLAR);
        assertThat(answer.creditMicros().get(Model.TIME_DECAY)).containsExactly(14_285_714, 28_571_429, 57_142_857);
    }

    @Test
    void whatIsLeftOutHasItsReason() {
        Answer answer = explain(
                NOON - DAY,
                click("late", NOON),
                click("old", NOON - 31 * DAY),
                click("c", NOON - 3 * DAY),
                click("c", NOON - 2 * DAY),
                Life.touchOf("view", NOON - 2 * DAY, "ANY", Evidence.VIEW));
        assertThat(answer.path()).extracting(Touch::clickId).containsExactly("c");
        assertThat(answer.excluded())
                .extracting(excluded -> excluded.touch().clickId(), Excluded::reason)
                .containsExactlyInAnyOrder(
                        tuple("late", ExclusionReason.AFTER_CONVERSION),
                        tuple("old", ExclusionReason.OUTSIDE_WINDOW),
                        tuple("c", ExclusionReason.DUPLICATE),
                        tuple("view", ExclusionReason.VIEW));
    }

    @Test
    void withoutTouchesNobodyIsCredited() {
        assertThat(explain(NOON).creditMicros().get(Model.LINEAR)).isEmpty();
    }

    @Test
    void aViewNeverHidesTheClickOfTheSameId() {
        Answer answer = explain(NOON, Life.touchOf("c", NOON - DAY, "ANY", Evidence.VIEW), click("c", NOON - DAY));
        assertThat(answer.path()).extracting(Touch::evidence).containsExactly(Evidence.CLICK);
        assertThat(answer.excluded()).extracting(Excluded::reason).containsExactly(ExclusionReason.VIEW);
    }

    @Test
    void theWindowIsHalfOpenHoweverLong() {
        assertThat(explain(NOON, click("c", NOON - 30 * DAY)).path()).isEmpty();
        assertThat(explain(NOON, click("c", NOON - 30 * DAY + 1)).path()).hasSize(1);
        Question ever = new Question(NOON, NOON, 1, Long.MAX_VALUE, 7 * DAY, List.of(click("c", 0)));
        assertThat(ExplainAttribution.explain(ever).path()).hasSize(1);
    }

    @Test
    void aQuestionWithoutSenseIsRefused() {
        assertThatThrownBy(() -> new Question(NOON, NOON + 1, 1, 1, 1, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Question(NOON, NOON, 1, 0, 1, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
