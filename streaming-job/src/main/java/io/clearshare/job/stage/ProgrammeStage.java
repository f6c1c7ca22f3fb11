package io.clearshare.job.stage;

import io.clearshare.domain.program.ProgramEntry;
import io.clearshare.domain.program.Programme;
import io.clearshare.job.codec.CodecSerializer;
import io.clearshare.job.codec.Format;
import io.clearshare.job.message.ProgrammeUpdate;
import io.clearshare.job.row.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * A keyed stage that decides by the programme: every parallel instance holds all entries.
 *
 * <p>Entries that come between two barriers are looked at together: one pass finds the keys that they concern.
 */
@SuppressWarnings("NullAway.Init") // Flink initialises an operator before its first element
abstract class ProgrammeStage<U, S> extends KeyedStage<U, S>
        implements TwoInputStreamOperator<U, ProgrammeUpdate, Rows> {

    private static final long serialVersionUID = 1;

    private transient BroadcastState<String, ProgrammeUpdate> entries;
    private transient Programme programme;
    private transient List<ProgramEntry> changes;

    ProgrammeStage(Format format) {
        super(format);
    }

    /** Has every key decided anew that the changed entries may concern. */
    abstract void decideConcerned(List<ProgramEntry> changed) throws Exception;

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        entries = context.getOperatorStateStore()
                .getBroadcastState(new MapStateDescriptor<>(
                        "programme", StringSerializer.INSTANCE, new CodecSerializer<>(Format.PROGRAMME_UPDATE)));
        programme = new Programme();
        changes = new ArrayList<>();
        for (Map.Entry<String, ProgrammeUpdate> entry : entries.entries()) {
            programme.apply(entry.getValue().entry());
        }
    }

    @Override
    public void processElement1(StreamRecord<U> element) throws Exception {
        update(element.getValue());
    }

    @Override
    public void processElement2(StreamRecord<ProgrammeUpdate> element) throws Exception {
        ProgrammeUpdate update = element.getValue();
        if (programme.apply(update.entry())) {
            entries.put(update.entry().key(), update);
            changes.add(update.entry());
        }
    }

    @Override
    void foldWaiting() throws Exception {
        if (!changes.isEmpty()) {
            List<ProgramEntry> changed = changes;
            changes = new ArrayList<>();
            decideConcerned(changed);
        }
        super.foldWaiting();
    }

    final Programme programme() {
        return programme;
    }
}
