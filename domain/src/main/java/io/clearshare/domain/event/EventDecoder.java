package io.clearshare.domain.event;

import io.clearshare.domain.event.Decoded.Accepted;
import io.clearshare.domain.event.Decoded.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bytes of one record into an event, or says why it cannot; never throws on any bytes.
 *
 * <p>A required field that is missing, null or unfit refuses the record. So does an unfit optional field that
 * decides who is paid ({@code kind}, a signup's {@code code} and {@code wallet}, an identity's {@code visitorId}
 * and {@code wallet}, {@code currency}, {@code reverses}). Any other unfit optional field counts as absent.
 * Unknown fields are checked for being JSON and left out. Of a repeated name the last value holds.
 */
public final class EventDecoder {

    /** How far ahead of the broker's append time an event may be. */
    public static final long FUTURE_TOLERANCE_MILLIS = 5 * 60_000L;

    /** The most bytes that a record may have. */
    public static final int RECORD_BYTES_MAX = 1 << 20;

    private static final int EVENT_ID = 0;
    private static final int OCCURRED_AT = 1;

    private EventDecoder() {}

    /** Decodes a record of the topic that the broker appended at {@code appendedAt} (epoch milliseconds). */
    public static Decoded decode(Topic topic, byte @Nullable [] json, long appendedAt) {
        if (json == null || json.length == 0) {
            return unreadable(Refusal.MALFORMED_JSON, "empty record");
        }
        if (json.length > RECORD_BYTES_MAX) {
            return unreadable(Refusal.TOO_LARGE, "longer than " + RECORD_BYTES_MAX + " bytes");
        }
        Shape shape = Shape.of(topic);
        RecordReader record = new RecordReader(json, shape);
        Refusal broken = record.read();
        if (broken != null) {
            return unreadable(broken, "at byte " + record.position());
        }
        for (int i = 0; i < shape.size(); i++) {
            Refusal refusal = record.refusal(i);
            if (refusal != null) {
                return refused(record, refusal, shape.field(i).name());
            }
        }
        return check(record, assemble(topic, record), appendedAt);
    }

    private static Decoded check(RecordReader record, Event event, long appendedAt) {
        if (event instanceof Identity identity && identity.key().isEmpty()) {
            return refused(record, Refusal.MISSING_FIELD, "visitorId or wallet");
        }
        if (!isInUsd(event)) {
            return refused(record, Refusal.UNSUPPORTED_CURRENCY, "currency");
        }
        if (event.occurredAt() - FUTURE_TOLERANCE_MILLIS > appendedAt) {
            return refused(record, Refusal.FUTURE_TIMESTAMP, "occurredAt");
        }
        return new Accepted(event);
    }

    private static boolean isInUsd(Event event) {
        if (event instanceof Trade trade) {
            return trade.currency().equals("USD");
        }
        return !(event instanceof Spend spend) || spend.currency().equals("USD");
    }

    private static Refused unreadable(Refusal reason, String detail) {
        return new Refused(reason, detail, "", Decoded.UNKNOWN_TIME);
    }

    private static Refused refused(RecordReader record, Refusal reason, String detail) {
        return new Refused(reason, detail, record.text(EVENT_ID), record.number(OCCURRED_AT, Decoded.UNKNOWN_TIME));
    }

    private static Event assemble(Topic topic, RecordReader record) {
        return switch (topic) {
            case CLICKS -> click(record);
            case SIGNUPS -> signup(record);
            case IDENTITIES -> identity(record);
            case TRADES -> trade(record);
            case SPEND -> spend(record);
            case POSTS -> post(record);
        };
    }

    private static Click click(RecordReader r) {
        return new Click(
                r.text(EVENT_ID),
                r.number(OCCURRED_AT, 0),
                r.text(2),
                r.text(3),
                r.text(4),
                r.text(5).equals("view"),
                r.text(6),
                r.text(7),
                r.text(8),
                r.text(9),
                r.text(10),
                r.text(11),
                r.utm(12),
                r.text(13),
                r.text(14),
                r.text(15),
                r.text(16),
                r.text(17),
                r.text(18));
    }

    private static Signup signup(RecordReader r) {
        return new Signup(
                r.text(EVENT_ID),
                r.number(OCCURRED_AT, 0),
                r.text(2),
                r.text(3),
                r.text(4),
                r.text(5),
                r.text(6),
                r.text(7),
                r.text(8),
                r.text(9),
                r.text(10),
                r.text(11));
    }

    private static Identity identity(RecordReader r) {
        return new Identity(r.text(EVENT_ID), r.number(OCCURRED_AT, 0), r.text(2), r.text(3), r.text(4), r.text(5));
    }

    private static Trade trade(RecordReader r) {
        return new Trade(
                r.text(EVENT_ID),
                r.number(OCCURRED_AT, 0),
                r.text(2),
                r.text(3),
                r.number(4, 0),
                r.number(5, 0),
                r.has(6) ? r.text(6) : "USD",
                r.text(7),
                r.text(8),
                r.text(9),
                r.text(10),
                r.text(11),
                r.text(12));
    }

    private static Spend spend(RecordReader r) {
        return new Spend(
                r.text(EVENT_ID),
                r.number(OCCURRED_AT, 0),
                r.text(2),
                r.number(3, 0),
                r.text(4),
                r.text(5),
                r.text(6),
                r.has(7) ? r.text(7) : "USD",
                r.text(8));
    }

    private static Post post(RecordReader r) {
        return new Post(
                r.text(EVENT_ID),
                r.number(OCCURRED_AT, 0),
                r.text(2),
                r.text(3),
                r.text(4),
                r.text(5),
                r.text(6),
                r.text(7),
                r.text(8),
                r.number(9, Post.UNKNOWN_COUNT),
                r.number(10, Post.UNKNOWN_COUNT),
                r.number(11, Post.UNKNOWN_COUNT),
                r.number(12, Post.UNKNOWN_COUNT),
                r.number(13, Post.UNKNOWN_COUNT));
    }
}
