package io.clearshare.job.message;

import io.clearshare.domain.event.Decoded;
import io.clearshare.domain.event.EventDecoder;
import io.clearshare.domain.event.Refusal;
import io.clearshare.domain.event.Topic;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A record as the broker holds it, whatever its bytes are; decoded once, when first asked. */
public final class Inbound {

    private final String topic;
    private final int partition;
    private final long offset;
    private final long appendedAt;
    private final byte @Nullable [] payload;
    private transient @Nullable Decoded decoded;

    /** A record; {@code payload} is null when the record has no value. */
    public Inbound(String topic, int partition, long offset, long appendedAt, byte @Nullable [] payload) {
        this.topic = topic;
        this.partition = partition;
        this.offset = offset;
        this.appendedAt = appendedAt;
        this.payload = payload;
    }

    public String topic() {
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

    public byte @Nullable [] payload() {
        return payload;
    }

    /** The event in the record, or why there is none. */
    public Decoded decoded() {
        Decoded known = decoded;
        if (known == null) {
            known = decode();
            decoded = known;
        }
        return known;
    }

    private Decoded decode() {
        Topic known = Topic.ofKafkaName(topic);
        if (known == null) {
            return new Decoded.Refused(Refusal.INVALID_VALUE, "unknown topic", "", Decoded.UNKNOWN_TIME);
        }
        return EventDecoder.decode(known, payload, appendedAt);
    }

    /** The accepted event as a fact; only for an accepted record. */
    public Fact fact() {
        Decoded.Accepted accepted = (Decoded.Accepted) decoded();
        byte[] bytes = Objects.requireNonNull(payload, "an accepted record has a value");
        return new Fact(partition, offset, appendedAt, bytes, accepted.event());
    }
}
