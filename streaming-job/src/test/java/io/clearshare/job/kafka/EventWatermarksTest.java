package io.clearshare.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.job.message.Inbound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.ManualClock;
import org.apache.flink.util.clock.RelativeClock;
import org.junit.jupiter.api.Test;

class EventWatermarksTest {

    private static final long NOON = 1_772_366_400_000L;

    private final ManualClock clock = new ManualClock();
    private final EventWatermarks watermarks = new EventWatermarks();
    private final Input one = new Input();
    private final Input other = new Input();

    @Test
    void anInputThatIsNotIdleIsFiveSecondsBehindItsNewestEvent() {
        one.event(NOON);
        one.event(NOON - 60_000);
        one.look();
        assertThat(one.said).containsExactly(NOON - 5_000);
    }

    @Test
    void theLastInputToFallIdleSaysTheLargestTimeOfAll() {
        other.event(NOON);
        one.event(NOON + 7);
        falls(one);
        assertThat(one.said).endsWith(NOON + 7 - 5_000).doesNotContain(NOON + 7);
        other.event(NOON);
        falls(other);
        assertThat(other.said).endsWith(NOON + 7);
        assertThat(one.idle && other.idle).isTrue();
    }

    @Test
    void anInputThatWakesUpIsBehindAgainUntilAllAreIdleOnceMore() {
        one.event(NOON);
        falls(other);
        assertThat(other.idle).isTrue();
        falls(one);
        assertThat(one.said).endsWith(NOON);
        one.event(NOON + 60_000);
        one.look();
        assertThat(one.said).endsWith(NOON + 55_000);
        falls(one);
        assertThat(one.said).endsWith(NOON + 60_000);
    }

    @Test
    void refusedRecordsHaveNoTime() {
        one.event(Long.MIN_VALUE);
        falls(one);
        falls(other);
        assertThat(one.said).isEmpty();
        assertThat(other.said).isEmpty();
    }

    @Test
    void eventTimeWaitsForAnInputThatIsAheadInOrderOfArrival() {
        long day = Duration.ofDays(1).toMillis();
        one.event(NOON, NOON + 1_000);
        for (int i = 0; i <= 5; i++) {
            other.event(NOON + i * day, NOON + i);
            other.look();
            falls(one);
            assertThat(one.idle).isFalse();
        }
        falls(other);
        assertThat(other.idle).isTrue();
        assertThat(one.idle).isFalse();
        assertThat(one.said).endsWith(NOON - 5_000);
        one.look();
        assertThat(one.idle).isTrue();
        assertThat(one.said).endsWith(NOON + 5 * day);
    }

    @Test
    void eventTimeWaitsForNoInputThatIsNear() {
        one.event(NOON, NOON + ReadInOrder.AHEAD_MAX_MILLIS);
        falls(one);
        other.event(NOON, NOON);
        one.look();
        assertThat(one.idle).isTrue();
    }

    @Test
    void aSilentInputThatIsAheadOfOthersIsIdleOnceTheyAreNear() {
        one.event(NOON, NOON + 1_000);
        for (int i = 0; i < 3; i++) {
            other.event(NOON, NOON);
            falls(one);
        }
        assertThat(one.idle).isFalse();
        other.event(NOON + 60_000, NOON + 1_000);
        one.look();
        other.look();
        assertThat(one.idle).isTrue();
        assertThat(other.said).endsWith(NOON + 55_000);
    }

    private void falls(Input input) {
        input.look();
        clock.advanceTime(Duration.ofMillis(1));
        input.look();
        clock.advanceTime(Duration.ofMillis(2_001));
        input.look();
    }

    /** An input and what its watermarks said. */
    private final class Input implements WatermarkOutput, WatermarkGeneratorSupplier.Context {

        private final WatermarkGenerator<Inbound> generator = watermarks.createWatermarkGenerator(this);
        private final List<Long> said = new ArrayList<>();
        private boolean idle;

        void event(long at) {
            event(at, NOON);
        }

        void event(long at, long appendedAt) {
            generator.onEvent(new Inbound("clicks", 0, 0, appendedAt, null), at, this);
        }

        void look() {
            generator.onPeriodicEmit(this);
        }

        @Override
        public void emitWatermark(Watermark watermark) {
            idle = false;
            said.add(watermark.getTimestamp());
        }

        @Override
        public void markIdle() {
            idle = true;
        }

        @Override
        public void markActive() {
            idle = false;
        }

        @Override
        public MetricGroup getMetricGroup() {
            return new UnregisteredMetricsGroup();
        }

        @Override
        public RelativeClock getInputActivityClock() {
            return clock;
        }
    }
}
