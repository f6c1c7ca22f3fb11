package io.clearshare.job.message;

import io.clearshare.domain.event.Decoded;
import io.clearshare.domain.event.Refusal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A refused record with its reason, or the news that it is not refused any more.
 *
 * @param occurredAt {@link Decoded#UNKNOWN_TIME} unless readable
 * @param payload the record's bytes, cut at {@link #PAYLOAD_MAX}
 * @param holds false takes the refusal back
 */
public record DeadLetter(
        Refusal reason,
        String detail,
        String topic,
        int partition,
        long offset,
        long appendedAt,
        String eventId,
        long occurredAt,
        byte[] payload,
        boolean holds) {

    /** Longer records are cut, so that their dead letters fit a Kafka message; the offset still finds the original. */
    public static final int PAYLOAD_MAX = 512 * 1024;

    public static DeadLetter of(Inbound in, Refusal reason, String detail, String eventId, long occurredAt) {
        byte @Nullable [] payload = in.payload();
        byte[] bytes = payload == null ? new byte[0] : payload;
        String text = bytes.length > PAYLOAD_MAX ? detail + " (payload cut, " + bytes.length + " bytes)" : detail;
        return new DeadLetter(
                reason,
                text,
                in.topic(),
                in.partition(),
                in.offset(),
                in.appendedAt(),
                eventId,
                occurredAt,
                cut(bytes),
                true);
    }

    public static DeadLetter of(Fact fact, Refusal reason, boolean holds) {
        return new DeadLetter(
                reason,
                "",
                fact.topic().kafkaName(),
                fact.partition(),
                fact.offset(),
                fact.appendedAt(),
                fact.event().eventId(),
                fact.event().occurredAt(),
                cut(fact.payload()),
                holds);
    }

    private static byte[] cut(byte[] payload) {
        return payload.length > PAYLOAD_MAX ? Arrays.copyOf(payload, PAYLOAD_MAX) : payload;
    }
}
