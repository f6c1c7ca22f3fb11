package io.clearshare.job.kafka;

import io.clearshare.domain.event.Decoded;
import io.clearshare.job.message.Inbound;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.watermark.Watermark;

/** How event time moves: by accepted events alone, never by the wall clock and never by a refused record. */
public final class EventTime {

    private EventTime() {}

    /**
     * The least, over inputs that are not idle, of the largest event time less five seconds; with all idle the largest.
     *
     * <p>Inputs are not aligned by event time: one that is ahead of idle ones may never be let on again, and one that is being filled
     * with old events would hold the others. A backlog is read in order of arrival instead ({@link InOrderSource}).
     */
    public static WatermarkStrategy<Inbound> ofEvents() {
        return WatermarkStrategy.<Inbound>forGenerator(new EventWatermarks())
                .withTimestampAssigner((in, recorded) -> in.decoded() instanceof Decoded.Accepted accepted
                        ? accepted.event().occurredAt()
                        : Long.MIN_VALUE);
    }

    /** The watermark when all inputs have been read to their end. */
    public static Watermark watermarkAt(long newestEventTime) {
        return new Watermark(newestEventTime);
    }

    /** While stored events are collected time stands still, so that no horizon passes anything by. */
    public static WatermarkStrategy<Inbound> standingStill() {
        return WatermarkStrategy.<Inbound>noWatermarks().withTimestampAssigner((in, recorded) -> Long.MIN_VALUE);
    }

    /** Programme entries have no event time: their input is idle, so that it neither holds time back nor moves it. */
    public static WatermarkStrategy<Inbound> ofProgramme() {
        return WatermarkStrategy.<Inbound>forGenerator(context -> new AlwaysIdle())
                .withTimestampAssigner((in, recorded) -> Long.MIN_VALUE);
    }

    private static final class AlwaysIdle implements WatermarkGenerator<Inbound> {
        @Override
        public void onEvent(Inbound event, long eventTimestamp, WatermarkOutput output) {}

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            output.markIdle();
        }
    }
}
