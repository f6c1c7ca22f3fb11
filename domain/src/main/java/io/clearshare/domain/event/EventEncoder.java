package io.clearshare.domain.event;

/** Writes an event as the contract's JSON: fields in contract order, absent ones left out. */
public final class EventEncoder {

    private EventEncoder() {}

    public static byte[] encode(Event event) {
        throw new UnsupportedOperationException(event.eventId());
    }
}
