package io.clearshare.admin.spool;

import io.clearshare.domain.event.Topic;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * An accepted event on its way to Kafka.
 *
 * <p>On disk: length of what follows the checksum (int), CRC-32C of it (int), topic (byte), key length (short), key, value.
 */
public record SpoolRecord(Topic topic, byte[] key, byte[] value) {

    private static final int HEADER_BYTES = 2 * Integer.BYTES;
    private static final int BODY_BYTES_MAX = 4 * 1024 * 1024;
    private static final Topic[] TOPICS = Topic.values();

    public static SpoolRecord of(Topic topic, String key, byte[] value) {
        return new SpoolRecord(topic, key.getBytes(StandardCharsets.UTF_8), value);
    }

    int bytes() {
        return HEADER_BYTES + bodyBytes();
    }

    void write(ByteBuffer target) {
        int start = target.position();
        target.putInt(bodyBytes()).putInt(0);
        target.put((byte) topic.ordinal()).putShort((short) key.length).put(key).put(value);
        CRC32C checksum = new CRC32C();
        checksum.update(target.slice(start + HEADER_BYTES, bodyBytes()));
        target.putInt(start + Integer.BYTES, (int) checksum.getValue());
    }

    /** The next record; empty at the end, and where a crash cut a record off. */
    static Optional<SpoolRecord> read(DataInputStream source) throws IOException {
        try {
            int length = source.readInt();
            int expected = source.readInt();
            if (length < Byte.BYTES + Short.BYTES || length > BODY_BYTES_MAX) {
                return Optional.empty();
            }
            byte[] body = new byte[length];
            source.readFully(body);
            CRC32C checksum = new CRC32C();
            checksum.update(body);
            return (int) checksum.getValue() == expected ? Optional.of(parse(ByteBuffer.wrap(body))) : Optional.empty();
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    private static SpoolRecord parse(ByteBuffer body) {
        Topic topic = TOPICS[body.get()];
        byte[] key = new byte[Short.toUnsignedInt(body.getShort())];
        body.get(key);
        byte[] value = new byte[body.remaining()];
        body.get(value);
        return new SpoolRecord(topic, key, value);
    }

    private int bodyBytes() {
        return Byte.BYTES + Short.BYTES + key.length + value.length;
    }
}
