package io.clearshare.job.message;

import io.clearshare.domain.event.Decoded;
import io.clearshare.domain.event.Event;
import io.clearshare.domain.event.EventDecoder;
import io.clearshare.domain.event.Topic;
import org.jspecify.annotations.Nullable;

/** An accepted event together with the record that carried it; a fact that waits or rests is its record alone. */
public final class Fact {

    /** Whether a time lies ahead was judged when the record came; it is not judged again. */
    private static final long NOT_AHEAD = Long.MAX_VALUE / 2;

    private final Topic topic;
    private final int partition;
    private final long offset;
    private final long appendedAt;
    private final byte[] payload;
    private @Nullable Event event;

    public Fact(int partition, long offset, long appendedAt, byte[] payload, Event event) {
        this(event.topic(), partition, offset, appendedAt, payload);
        this.event = event;
    }

    /** A fact whose record was accepted earlier. */
    public Fact(Topic topic, int partition, long offset, long appendedAt, byte[] payload) {
        this.topic = topic;
        this.partition = partition;
        this.offset = offset;
        this.appendedAt = appendedAt;
        this.payload = payload;
    }

    public Topic topic() {
        return topic;
    }

    public int partition() {
        return partition;
    }

    public long offset() {
        return offset;
    }

    public long appendedAt() {
        return appendedAt;
    }

    public byte[] payload() {
        return payload;
    }

    /** The event in the record, decoded when first asked for. */
    public Event event() {
        Event known = event;
        if (known == null) {
            known = decode();
            event = known;
        }
        return known;
    }

    private Event decode() {
        if (EventDecoder.decode(topic, payload, NOT_AHEAD) instanceof Decoded.Accepted accepted) {
            return accepted.event();
        }
        throw new IllegalStateException(
                "an accepted record is refused on second reading: " + topic + "/" + partition + "@" + offset);
    }
}
