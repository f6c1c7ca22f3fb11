package io.clearshare.job.stage;

import io.clearshare.job.codec.Format;
import io.clearshare.job.message.PersonUpdate;
import io.clearshare.job.message.TradeMention;
import io.clearshare.job.row.Rows;
import io.clearshare.job.state.OriginalOwners;
import java.util.List;
import java.util.Set;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Finds reversals that name another user's trade. */
public final class FindForeignOriginals extends KeyedStage<TradeMention, OriginalOwners>
        implements OneInputStreamOperator<TradeMention, Rows> {

    private static final long serialVersionUID = 1;

    public FindForeignOriginals() {
        super(Format.ORIGINAL_OWNERS);
    }

    @Override
    public void processElement(StreamRecord<TradeMention> element) throws Exception {
        update(element.getValue());
    }

    @Override
    OriginalOwners initial(String tradeId, List<TradeMention> updates) {
        return new OriginalOwners();
    }

    @Override
    boolean fold(String tradeId, OriginalOwners kept, List<TradeMention> updates) {
        Set<String> before = kept.strangers();
        for (TradeMention mention : updates) {
            if (mention.reversal()) {
                kept.reverses(mention.userId(), mention.at());
            } else {
                kept.owns(mention.userId(), mention.at());
            }
        }
        ResolvePeople.difference(
                before,
                kept.strangers(),
                (userId, holds) -> emit(Outputs.PERSONS, PersonUpdate.foreignOriginal(userId, tradeId)));
        wakeAt(Horizon.endOf(kept.latestAt()));
        return true;
    }

    @Override
    boolean forget(String tradeId, OriginalOwners kept, long now) {
        return Horizon.endOf(kept.latestAt()) > now;
    }
}
