package io.clearshare.job.stage;

import io.clearshare.domain.event.Click;
import io.clearshare.domain.event.Codes;
import io.clearshare.domain.event.Refusal;
import io.clearshare.domain.fraud.FloodClick;
import io.clearshare.domain.fraud.FloodKey;
import io.clearshare.domain.touch.Added;
import io.clearshare.domain.touch.Link;
import io.clearshare.domain.touch.VisitorClick;
import io.clearshare.domain.touch.VisitorHistory;
import io.clearshare.job.codec.Format;
import io.clearshare.job.codec.GrowingHistory;
import io.clearshare.job.message.DeadLetter;
import io.clearshare.job.message.Fact;
import io.clearshare.job.message.FloodSighting;
import io.clearshare.job.message.Outcome;
import io.clearshare.job.message.PersonUpdate;
import io.clearshare.job.message.VisitorUpdate;
import io.clearshare.job.row.EventRows;
import io.clearshare.job.row.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/** Keeps each visitor's clicks and links, and tells every user which touches and exposures are its own. */
public final class OwnTouches extends KeyedStage<VisitorUpdate, VisitorHistory>
        implements OneInputStreamOperator<VisitorUpdate, Rows> {

    private static final long serialVersionUID = 1;
    private static final long MINUTE_MILLIS = 60_000;
    private static final VisitorView NOTHING = VisitorView.of(new VisitorHistory());

    private final IpHash ipHash;

    public OwnTouches(String ipSecret) {
        super(Format.VISITOR_HISTORY);
        this.ipHash = new IpHash(ipSecret);
    }

    @Override
    public void processElement(StreamRecord<VisitorUpdate> element) throws Exception {
        VisitorUpdate update = element.getValue();
        if (update.click() == null) {
            update(update);
        } else {
            update(update, update.at());
        }
    }

    @Override
    VisitorHistory initial(String visitorId, List<VisitorUpdate> updates) {
        return new VisitorHistory();
    }

    @Override
    boolean fold(String visitorId, VisitorHistory history, List<VisitorUpdate> updates) {
        VisitorView before = VisitorView.of(history);
        long awaited = nextEnd(history);
        for (VisitorUpdate update : updates) {
            Fact click = update.click();
            if (click != null) {
                add(history, click, wasLate(update));
            } else {
                link(history, Objects.requireNonNull(update.link()), update.holds());
            }
        }
        tell(visitorId, before, history);
        if (nextEnd(history) < awaited) {
            wakeAt(nextEnd(history));
        }
        return isWorthKeeping(history);
    }

    @Override
    byte @Nullable [] grow(String visitorId, byte @Nullable [] packed, List<VisitorUpdate> updates) {
        GrowingHistory history = new GrowingHistory(packed);
        List<VisitorClick> clicks = new ArrayList<>(updates.size());
        for (VisitorUpdate update : updates) {
            Fact fact = update.click();
            if (fact == null || wasLate(update)) {
                return null;
            }
            VisitorClick click = VisitorClick.of((Click) fact.event());
            if (!history.add(click)) {
                return null;
            }
            clicks.add(click);
        }
        updates.forEach(update -> accept(Objects.requireNonNull(update.click())));
        List<Link> links = history.links();
        if (!links.isEmpty() || clicks.stream().anyMatch(OwnTouches::mayExpose)) {
            tell(visitorId, NOTHING, new VisitorHistory(clicks, links));
        }
        long[] times = history.times();
        long awaited = nextEnd(times, times.length - clicks.size());
        long next = nextEnd(times, times.length);
        if (next < awaited) {
            wakeAt(next);
        }
        return history.packed();
    }

    private static boolean mayExpose(VisitorClick click) {
        return !click.experimentId().isEmpty();
    }

    private void tell(String visitorId, VisitorView before, VisitorHistory history) {
        VisitorView.of(history)
                .since(before, visitorId, this::row)
                .forEach((userId, news) -> emit(Outputs.PERSONS, PersonUpdate.visitor(userId, news)));
    }

    private static void link(VisitorHistory history, Link link, boolean holds) {
        if (holds) {
            history.link(link);
        } else {
            history.unlink(link);
        }
    }

    private void add(VisitorHistory history, Fact fact, boolean late) {
        Click click = (Click) fact.event();
        if (late && !knows(history, click)) {
            beyondHorizon(fact);
            return;
        }
        Added added = history.add(click);
        switch (added) {
            case REPEAT -> tally(fact, Outcome.Kind.REPEAT, 1);
            case CONFLICTING -> {
                tally(fact, Outcome.Kind.DEAD_LETTER, 1);
                deadLetter(DeadLetter.of(fact, Refusal.CONFLICTING_DUPLICATE, true));
            }
            case NEW -> accept(fact);
        }
    }

    private void accept(Fact fact) {
        Click click = (Click) fact.event();
        tally(fact, Outcome.Kind.COUNTED, 1);
        String hash = ipHash.of(click.ip(), click.occurredAt());
        row(EventRows.click(fact, hash));
        sight(click, hash);
    }

    private static boolean knows(VisitorHistory history, Click click) {
        return history.clicks().stream().anyMatch(known -> known.eventId().equals(click.eventId()));
    }

    private void sight(Click click, String hash) {
        if (!click.view() && !hash.isEmpty()) {
            long minute = Math.floorDiv(click.occurredAt(), MINUTE_MILLIS);
            FloodKey key = new FloodKey(hash, Codes.canonical(click.code()), minute);
            emit(Outputs.SIGHTINGS, new FloodSighting(key, new FloodClick(click.clickId(), click.occurredAt())));
        }
    }

    /** Nothing is told: what no fact within the horizon can change stays as it was decided. */
    @Override
    boolean forget(String visitorId, VisitorHistory history, long now) {
        history.forgetBefore(now - Horizon.TOUCH_MILLIS);
        wakeAt(nextEnd(history));
        return isWorthKeeping(history);
    }

    private long nextEnd(VisitorHistory history) {
        long[] times =
                history.clicks().stream().mapToLong(click -> click.touch().at()).toArray();
        return nextEnd(times, times.length);
    }

    /** When the next of the first {@code count} clicks is to be forgotten: each visitor has a timer for that, and for no other click. */
    private long nextEnd(long[] times, int count) {
        long next = NEVER;
        for (int i = 0; i < count; i++) {
            long end = Horizon.endOfTouch(times[i]);
            if (end > watermark() && end < next) {
                next = end;
            }
        }
        return next;
    }

    private static boolean isWorthKeeping(VisitorHistory history) {
        return !history.clicks().isEmpty() || !history.links().isEmpty();
    }
}
