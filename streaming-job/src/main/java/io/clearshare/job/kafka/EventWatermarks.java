package io.clearshare.job.kafka;

import io.clearshare.job.message.Inbound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarksWithIdleness;

/**
 * Makes the watermarks of the inputs that one task reads: of each the largest event time less five seconds while it is not
 * idle, and the largest of them all when the last falls idle.
 *
 * <p>An input is idle when it has been silent for two seconds, unless it may be silent because it waits for another one that is
 * behind it in order of arrival and not silent ({@link ReadInOrder}): event time waits for it.
 *
 * <p>One instance per task, whose inputs all run in its thread.
 */
final class EventWatermarks implements WatermarkGeneratorSupplier<Inbound> {

    private static final long serialVersionUID = 1;

    static final Duration DISORDER = Duration.ofSeconds(5);
    static final Duration IDLENESS = Duration.ofSeconds(2);

    private final transient List<Input> inputs = new ArrayList<>();
    private transient long newest;

    /** What was sent to its task begins anew there. */
    private Object readResolve() {
        return new EventWatermarks();
    }

    @Override
    public WatermarkGenerator<Inbound> createWatermarkGenerator(Context context) {
        Input input = new Input(context);
        inputs.add(input);
        return input;
    }

    private final class Input implements WatermarkGenerator<Inbound> {

        private final WatermarkGenerator<Inbound> idling;
        private long newestHere = Long.MIN_VALUE;
        private long appendedAt = Long.MIN_VALUE;
        private boolean silent;
        private boolean idle;

        Input(Context context) {
            idling = new WatermarksWithIdleness<>(new Behind(), IDLENESS, context.getInputActivityClock());
        }

        @Override
        public void onEvent(Inbound record, long at, WatermarkOutput output) {
            newestHere = Math.max(newestHere, at);
            newest = Math.max(newest, at);
            appendedAt = record.appendedAt();
            silent = false;
            idle = false;
            idling.onEvent(record, at, output);
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            idling.onPeriodicEmit(new Silence(output));
            if (silent && !idle && inputs.stream().noneMatch(this::mayWaitFor)) {
                idle = true;
                if (newest > 0 && inputs.stream().allMatch(input -> input.idle)) {
                    output.emitWatermark(new Watermark(newest));
                }
                output.markIdle();
            }
        }

        private boolean mayWaitFor(Input other) {
            return !other.silent && other.appendedAt + ReadInOrder.AHEAD_MAX_MILLIS < appendedAt;
        }

        /** Follows the input's own largest event time. */
        private final class Behind implements WatermarkGenerator<Inbound> {

            @Override
            public void onEvent(Inbound record, long at, WatermarkOutput output) {}

            @Override
            public void onPeriodicEmit(WatermarkOutput output) {
                if (newestHere != Long.MIN_VALUE) {
                    output.emitWatermark(new Watermark(newestHere - DISORDER.toMillis()));
                }
            }
        }

        /** Hands on what the input says, but for its silence. */
        private final class Silence implements WatermarkOutput {

            private final WatermarkOutput output;

            Silence(WatermarkOutput output) {
                this.output = output;
            }

            @Override
            public void emitWatermark(Watermark watermark) {
                output.emitWatermark(watermark);
            }

            @Override
            public void markIdle() {
                silent = true;
            }

            @Override
            public void markActive() {
                output.markActive();
            }
        }
    }
}
