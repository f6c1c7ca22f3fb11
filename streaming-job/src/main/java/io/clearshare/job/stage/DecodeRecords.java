package io.clearshare.job.stage;

import io.clearshare.domain.event.Decoded;
import io.clearshare.domain.event.Topic;
import io.clearshare.job.kafka.EventTime;
import io.clearshare.job.message.DeadLetter;
import io.clearshare.job.message.Fact;
import io.clearshare.job.message.Inbound;
import io.clearshare.job.message.Outcome;
import io.clearshare.job.message.VisitorUpdate;
import io.clearshare.job.row.Rows;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Splits records into facts and dead letters, and says how far it has read. */
@SuppressWarnings("NullAway.Init") // Flink initialises an operator before its first element
public final class DecodeRecords extends Stage implements OneInputStreamOperator<Inbound, Rows> {

    private static final long serialVersionUID = 1;

    private final boolean resumesTime;

    private transient OffsetsRead offsets;
    private transient ListState<Long> newestTimes;
    private transient long newest;

    /**
     * Goes on from restored state.
     *
     * @param resumesTime whether event time stood still until now and has to be where the records read so far take it
     */
    public DecodeRecords(boolean resumesTime) {
        this.resumesTime = resumesTime;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        newestTimes = context.getOperatorStateStore()
                .getUnionListState(new ListStateDescriptor<>("newest", LongSerializer.INSTANCE));
        newest = Long.MIN_VALUE;
        for (long each : newestTimes.get()) {
            newest = Math.max(newest, each);
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        offsets = new OffsetsRead();
        if (resumesTime && newest != Long.MIN_VALUE) {
            output.emitWatermark(EventTime.watermarkAt(newest));
        }
    }

    @Override
    public void processElement(StreamRecord<Inbound> element) {
        Inbound in = element.getValue();
        offsets.read(in);
        tally(in.topic(), Outcome.Kind.RECEIVED, 1);
        if (in.decoded() instanceof Decoded.Refused refused) {
            tally(in.topic(), Outcome.Kind.DEAD_LETTER, 1);
            deadLetter(DeadLetter.of(in, refused.reason(), refused.detail(), refused.eventId(), refused.occurredAt()));
            return;
        }
        Fact fact = in.fact();
        newest = Math.max(newest, fact.event().occurredAt());
        if (fact.topic() == Topic.CLICKS) {
            emit(Outputs.VISITORS, VisitorUpdate.click(fact));
        } else {
            emit(Outputs.FACTS, fact);
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        offsets.tell(checkpointId, this::row);
        super.prepareSnapshotPreBarrier(checkpointId);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        newestTimes.update(List.of(newest));
    }

    @Override
    public void finish() throws Exception {
        // Nothing may be said after the end of the input, not even how far it was read.
        offsets = new OffsetsRead();
        super.finish();
    }
}
