package io.clearshare.domain.event;

/** A 64-bit digest of an event's decoded fields: equal content has equal digests. */
public final class Fingerprint {

    private Fingerprint() {}

    public static long of(Event event) {
        throw new UnsupportedOperationException(event.eventId());
    }
}
