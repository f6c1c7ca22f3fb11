package io.clearshare.job.stage;

import io.clearshare.job.codec.Format;
import io.clearshare.job.message.Outcome;
import io.clearshare.job.row.Rows;
import io.clearshare.job.row.StreamRows;
import io.clearshare.job.state.Totals;
import java.util.List;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Adds up what became of each topic's records; the totals of every checkpoint are consistent. */
public final class CountOutcomes extends KeyedStage<Outcome, Totals> implements OneInputStreamOperator<Outcome, Rows> {

    private static final long serialVersionUID = 1;

    public CountOutcomes() {
        super(Format.TOTALS);
    }

    @Override
    public void processElement(StreamRecord<Outcome> element) throws Exception {
        update(element.getValue());
    }

    @Override
    Totals initial(String topic, List<Outcome> updates) {
        return Totals.zero();
    }

    @Override
    boolean fold(String topic, Totals totals, List<Outcome> updates) {
        updates.forEach(totals::add);
        row(StreamRows.counts(topic, totals));
        return true;
    }

    @Override
    boolean forget(String topic, Totals totals, long now) {
        return true;
    }
}
