package io.clearshare.benchmark.streams;

import io.clearshare.domain.event.Decoded;
import io.clearshare.domain.event.Event;
import io.clearshare.domain.event.EventDecoder;
import io.clearshare.domain.event.Topic;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** How values are written: compactly by hand, as in the job. Events are read with the job's decoder. */
@SuppressWarnings("NullAway") // Kafka hands a null value through as null
final class Formats {

    private Formats() {}

    private interface Write<T> {
        void to(DataOutputStream out, T value) throws IOException;
    }

    private interface Read<T> {
        T from(DataInputStream in) throws IOException;
    }

    /** The event of a record, or null when the record is none. */
    static @Nullable Event event(String topic, byte[] json) {
        Topic known = Topic.ofKafkaName(topic);
        return known != null && EventDecoder.decode(known, json, Long.MAX_VALUE) instanceof Decoded.Accepted accepted
                ? accepted.event()
                : null;
    }

    static Serde<Touch> touch() {
        return serde(
                (out, touch) -> {
                    out.writeLong(touch.signedUpAt());
                    out.writeUTF(touch.clickId());
                    out.writeUTF(touch.code());
                },
                in -> new Touch(in.readLong(), in.readUTF(), in.readUTF()));
    }

    static Serde<Credit> credit() {
        return serde(
                (out, credit) -> {
                    out.writeUTF(credit.clickId());
                    out.writeUTF(credit.code());
                    out.writeLong(credit.creditMicros());
                },
                in -> new Credit(in.readUTF(), in.readUTF(), in.readLong()));
    }

    static Serde<Visitor> visitor() {
        return serde(
                (out, visitor) -> {
                    out.writeUTF(visitor.userId);
                    out.writeLong(visitor.signedUpAt);
                    for (Visitor.Seen click : visitor.clicks) {
                        out.writeLong(click.at());
                        out.writeUTF(click.clickId());
                        out.writeUTF(click.code());
                    }
                },
                in -> {
                    Visitor visitor = new Visitor();
                    visitor.userId = in.readUTF();
                    visitor.signedUpAt = in.readLong();
                    while (in.available() > 0) {
                        visitor.clicks.add(new Visitor.Seen(in.readLong(), in.readUTF(), in.readUTF()));
                    }
                    return visitor;
                });
    }

    static Serde<User> user() {
        return serde(
                (out, user) -> {
                    Touch touch = user.touch;
                    out.writeBoolean(touch != null);
                    if (touch != null) {
                        out.writeLong(touch.signedUpAt());
                        out.writeUTF(touch.clickId());
                        out.writeUTF(touch.code());
                    }
                    for (User.Traded trade : user.trades) {
                        out.writeUTF(trade.tradeId());
                        out.writeLong(trade.at());
                        out.writeLong(trade.feeMicros());
                    }
                },
                in -> {
                    User user = new User();
                    if (in.readBoolean()) {
                        user.touch = new Touch(in.readLong(), in.readUTF(), in.readUTF());
                    }
                    while (in.available() > 0) {
                        user.trades.add(new User.Traded(in.readUTF(), in.readLong(), in.readLong()));
                    }
                    return user;
                });
    }

    private static <T> Serde<T> serde(Write<T> write, Read<T> read) {
        Serializer<T> serializer = (topic, value) -> {
            if (value == null) {
                return null;
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
            try (DataOutputStream out = new DataOutputStream(bytes)) {
                write.to(out, value);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        };
        Deserializer<T> deserializer = (topic, bytes) -> {
            if (bytes == null) {
                return null;
            }
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
                return read.from(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        return Serdes.serdeFrom(serializer, deserializer);
    }
}
