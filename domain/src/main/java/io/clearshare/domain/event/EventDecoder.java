package io.clearshare.domain.event;

import org.jspecify.annotations.Nullable;

/** Reads the bytes of one record into an event, or says why it cannot; never throws on any bytes. */
public final class EventDecoder {

    /** How far ahead of the broker's append time an event may be. */
    public static final long FUTURE_TOLERANCE_MILLIS = 5 * 60_000L;

    private EventDecoder() {}

    /** Decodes a record of the topic that the broker appended at {@code appendedAt} (epoch milliseconds). */
    public static Decoded decode(Topic topic, byte @Nullable [] json, long appendedAt) {
        throw new UnsupportedOperationException(topic + " " + (json == null) + appendedAt);
    }
}
