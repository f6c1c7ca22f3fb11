package io.clearshare.job.kafka;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarksWithIdleness;

/**
 * Makes the watermarks of the inputs that one task reads: of each the largest event time less five seconds while it is not
 * idle, and the largest of them all when the last falls idle.
 *
 * <p>One instance per task, whose inputs all run in its thread.
 */
final class EventWatermarks<T> implements WatermarkGeneratorSupplier<T> {

    private static final long serialVersionUID = 1;

    static final Duration DISORDER = Duration.ofSeconds(5);
    static final Duration IDLENESS = Duration.ofSeconds(2);

    private transient int active;
    private transient long newest;

    @Override
    public WatermarkGenerator<T> createWatermarkGenerator(Context context) {
        active++;
        return new Input(context);
    }

    private final class Input implements WatermarkGenerator<T> {

        private final WatermarkGenerator<T> idling;
        private long newestHere = Long.MIN_VALUE;
        private boolean idle;

        Input(Context context) {
            idling = new WatermarksWithIdleness<>(new Behind(), IDLENESS, context.getInputActivityClock());
        }

        @Override
        public void onEvent(T event, long at, WatermarkOutput output) {
            newestHere = Math.max(newestHere, at);
            newest = Math.max(newest, at);
            if (idle) {
                idle = false;
                active++;
            }
            idling.onEvent(event, at, output);
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            idling.onPeriodicEmit(new Resting(output));
        }

        /** Follows the input's own largest event time. */
        private final class Behind implements WatermarkGenerator<T> {

            @Override
            public void onEvent(T event, long at, WatermarkOutput output) {}

            @Override
            public void onPeriodicEmit(WatermarkOutput output) {
                if (newestHere != Long.MIN_VALUE) {
                    output.emitWatermark(new Watermark(newestHere - DISORDER.toMillis()));
                }
            }
        }

        /** Hands on what the input says; the last to fall idle says where all of them are. */
        private final class Resting implements WatermarkOutput {

            private final WatermarkOutput output;

            Resting(WatermarkOutput output) {
                this.output = output;
            }

            @Override
            public void emitWatermark(Watermark watermark) {
                output.emitWatermark(watermark);
            }

            @Override
            public void markIdle() {
                if (!idle) {
                    idle = true;
                    active--;
                    if (active == 0 && newest > 0) {
                        output.emitWatermark(new Watermark(newest));
                    }
                }
                output.markIdle();
            }

            @Override
            public void markActive() {
                output.markActive();
            }
        }
    }
}
