package io.clearshare.admin.ingest;

import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.spool.Spool;
import io.clearshare.admin.spool.SpoolRecord;
import io.clearshare.domain.event.Decoded;
import io.clearshare.domain.event.Event;
import io.clearshare.domain.event.EventDecoder;
import io.clearshare.domain.event.EventItems;
import io.clearshare.domain.event.Refusal;
import io.clearshare.domain.event.Topic;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Decides on each event of a request by the rules the stream itself uses, and keeps the good ones durably.
 *
 * <p>Accepted means synced to the spool's disk; from there events reach Kafka also when it is down now.
 */
@Component
class AcceptEvents {

    static final int EVENTS_MAX = 10_000;

    /** Below what a broker takes by default, so that no accepted event can block those behind it. */
    static final int EVENT_BYTES_MAX = 512 * 1024;

    private static final Decoded TOO_LARGE = new Decoded.Refused(
            Refusal.TOO_LARGE, "longer than " + EVENT_BYTES_MAX + " bytes", "", Decoded.UNKNOWN_TIME);

    private final Spool spool;
    private final Clock clock;

    AcceptEvents(Spool spool, Clock clock) {
        this.spool = spool;
        this.clock = clock;
    }

    /** What became of a request; the index counts its items from 0. */
    record Outcome(int accepted, List<Rejection> rejected) {}

    /** An item that was not accepted, with the reason the dead letters would give. */
    record Rejection(int index, String eventId, String reason, String detail) {}

    /**
     * @throws Refused when the body is no list of events, and nothing was accepted
     */
    Outcome accept(Topic topic, byte[] body) throws InterruptedException {
        long now = clock.millis();
        List<SpoolRecord> accepted = new ArrayList<>();
        List<Rejection> rejected = new ArrayList<>();
        int index = 0;
        for (byte[] item : split(body)) {
            Decoded decoded = item.length > EVENT_BYTES_MAX ? TOO_LARGE : EventDecoder.decode(topic, item, now);
            if (decoded instanceof Decoded.Accepted good) {
                accepted.add(record(good.event(), item));
            } else if (decoded instanceof Decoded.Refused bad) {
                rejected.add(new Rejection(index, bad.eventId(), bad.reason().name(), bad.detail()));
            }
            index++;
        }
        if (!accepted.isEmpty()) {
            spool.awaitDurable(spool.append(accepted));
        }
        return new Outcome(accepted.size(), rejected);
    }

    private static SpoolRecord record(Event event, byte[] item) {
        return SpoolRecord.of(event.topic(), event.key(), item);
    }

    private static List<byte[]> split(byte[] body) {
        try {
            return EventItems.split(body, EVENTS_MAX);
        } catch (IllegalArgumentException e) {
            throw new Refused(CommonProblem.MALFORMED_JSON, String.valueOf(e.getMessage()), e);
        }
    }
}
