package io.clearshare.domain.event;

/** What became of a record's bytes: an event, or a refusal with its reason. */
public sealed interface Decoded {

    /** The bytes were a valid event. */
    record Accepted(Event event) implements Decoded {}

    /**
     * The bytes were not a valid event.
     *
     * @param detail the field or place in words, without the record's values
     * @param eventId {@code ""} unless it was readable
     * @param occurredAt {@link #UNKNOWN_TIME} unless it was readable
     */
    record Refused(Refusal reason, String detail, String eventId, long occurredAt) implements Decoded {}

    long UNKNOWN_TIME = Long.MIN_VALUE;
}
