package io.clearshare.job.stage;

import io.clearshare.domain.event.Click;
import io.clearshare.domain.event.Event;
import io.clearshare.domain.event.Fingerprint;
import io.clearshare.domain.event.Identity;
import io.clearshare.domain.event.Post;
import io.clearshare.domain.event.Refusal;
import io.clearshare.domain.event.Signup;
import io.clearshare.domain.event.Spend;
import io.clearshare.domain.event.Trade;
import io.clearshare.job.codec.Format;
import io.clearshare.job.message.AccountUpdate;
import io.clearshare.job.message.DeadLetter;
import io.clearshare.job.message.Fact;
import io.clearshare.job.message.Outcome;
import io.clearshare.job.message.PersonUpdate;
import io.clearshare.job.message.TradeMention;
import io.clearshare.job.row.EventRows;
import io.clearshare.job.row.Rows;
import io.clearshare.job.state.SeenEvents;
import java.util.List;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Lets each event of a topic and key through once; clicks come another way, their history knows them. */
public final class DedupeEvents extends KeyedStage<Fact, SeenEvents> implements OneInputStreamOperator<Fact, Rows> {

    private static final long serialVersionUID = 1;

    public DedupeEvents() {
        super(Format.SEEN_EVENTS);
    }

    /** What events are distinct within. */
    public static String keyOf(Fact fact) {
        return fact.topic().shortName() + "\n" + fact.event().key();
    }

    @Override
    public void processElement(StreamRecord<Fact> element) throws Exception {
        Fact fact = element.getValue();
        update(fact, fact.event().occurredAt());
    }

    @Override
    SeenEvents initial(String key, List<Fact> updates) {
        return SeenEvents.none();
    }

    @Override
    boolean fold(String key, SeenEvents kept, List<Fact> updates) {
        for (Fact fact : updates) {
            admit(kept, fact);
        }
        return !kept.byEventId().isEmpty();
    }

    private void admit(SeenEvents kept, Fact fact) {
        Event event = fact.event();
        SeenEvents.Seen seen = kept.byEventId().get(event.eventId());
        long fingerprint = Fingerprint.of(event);
        if (seen != null && seen.fingerprint() == fingerprint) {
            tally(fact, Outcome.Kind.REPEAT, 1);
        } else if (seen != null) {
            tally(fact, Outcome.Kind.DEAD_LETTER, 1);
            deadLetter(DeadLetter.of(fact, Refusal.CONFLICTING_DUPLICATE, true));
        } else if (wasLate(fact)) {
            beyondHorizon(fact);
        } else {
            kept.byEventId().put(event.eventId(), new SeenEvents.Seen(fingerprint, event.occurredAt()));
            wakeAt(Horizon.endOf(event.occurredAt()));
            tally(fact, Outcome.Kind.COUNTED, 1);
            passOn(fact);
        }
    }

    private void passOn(Fact fact) {
        Event event = fact.event();
        if (event instanceof Signup signup) {
            emit(Outputs.ACCOUNTS, AccountUpdate.fact(signup.userId(), fact));
        } else if (event instanceof Identity identity) {
            row(EventRows.identity(fact));
            emit(Outputs.ACCOUNTS, AccountUpdate.fact(identity.userId(), fact));
        } else if (event instanceof Trade trade) {
            mention(trade);
            emit(Outputs.PERSONS, PersonUpdate.trade(trade.userId(), fact));
        } else if (event instanceof Spend) {
            row(EventRows.spend(fact));
        } else if (event instanceof Post) {
            row(EventRows.post(fact));
        } else if (event instanceof Click) {
            throw new IllegalStateException("clicks do not come this way");
        }
    }

    private void mention(Trade trade) {
        emit(Outputs.MENTIONS, new TradeMention(trade.tradeId(), trade.userId(), false, trade.occurredAt()));
        if (trade.isReversal()) {
            emit(Outputs.MENTIONS, new TradeMention(trade.reverses(), trade.userId(), true, trade.occurredAt()));
        }
    }

    @Override
    boolean forget(String key, SeenEvents kept, long now) {
        kept.forgetBefore(now - Horizon.MILLIS);
        return !kept.byEventId().isEmpty();
    }
}
