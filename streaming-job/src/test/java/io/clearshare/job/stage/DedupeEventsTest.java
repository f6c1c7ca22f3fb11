package io.clearshare.job.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.event.Refusal;
import io.clearshare.job.message.DeadLetter;
import io.clearshare.job.message.Fact;
import io.clearshare.job.message.Outcome;
import io.clearshare.job.row.Table;
import org.junit.jupiter.api.Test;

class DedupeEventsTest {

    @Test
    void aRepeatIsDroppedAndAConflictIsADeadLetter() throws Exception {
        try (StageHarness<Fact> stage = harness()) {
            stage.send(Facts.of(Facts.trade("t1", "u1", Facts.NOON, 100, "")));
            stage.send(Facts.of(Facts.trade("t1", "u1", Facts.NOON, 100, "")));
            stage.send(Facts.of(Facts.trade("t1", "u1", Facts.NOON, 200, "")));
            stage.barrier(1);

            assertThat(stage.sent(Outputs.PERSONS)).hasSize(1);
            assertThat(stage.sent(Outputs.DEAD_LETTERS))
                    .extracting(DeadLetter::reason)
                    .containsExactly(Refusal.CONFLICTING_DUPLICATE);
            assertThat(stage.sent(Outputs.OUTCOMES))
                    .extracting(Outcome::kind)
                    .containsExactlyInAnyOrder(Outcome.Kind.COUNTED, Outcome.Kind.REPEAT, Outcome.Kind.DEAD_LETTER);
        }
    }

    @Test
    void anEventBeyondTheHorizonIsListedAndNotCounted() throws Exception {
        try (StageHarness<Fact> stage = harness()) {
            stage.watermark(Facts.NOON + Horizon.MILLIS);
            stage.send(Facts.of(Facts.trade("t0", "u1", Facts.NOON - 1, 100, "")));
            stage.send(Facts.of(Facts.trade("t1", "u1", Facts.NOON, 100, "")));
            stage.barrier(1);

            assertThat(stage.rows(Table.LATE_EVENTS)).hasSize(1);
            assertThat(stage.sent(Outputs.PERSONS)).hasSize(1);
        }
    }

    @Test
    void nothingIsLeftWhenTheHorizonHasPassed() throws Exception {
        try (StageHarness<Fact> stage = harness()) {
            stage.send(Facts.of(Facts.trade("t1", "u1", Facts.NOON, 100, "")));
            stage.send(Facts.of(Facts.trade("t2", "u1", Facts.NOON + Facts.HOUR, 100, "")));
            stage.barrier(1);
            assertThat(stage.timers()).isEqualTo(1);

            stage.watermark(Horizon.endOf(Facts.NOON + Facts.HOUR));

            assertThat(stage.timers()).isZero();
            assertThat(stage.entries()).isZero();
        }
    }

    private static StageHarness<Fact> harness() throws Exception {
        return StageHarness.of(new DedupeEvents(), DedupeEvents::keyOf, null);
    }
}
