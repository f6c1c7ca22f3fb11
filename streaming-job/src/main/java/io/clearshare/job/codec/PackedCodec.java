package io.clearshare.job.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * State at rest: a value as the bytes that its codec writes, preceded by that codec's version, so that millions of them are
 * neither graphs of objects in memory nor have to be written field by field into every checkpoint.
 *
 * @param <S> the value
 */
public final class PackedCodec<S> extends Codec<byte[]> {

    private static final int KEPT_BYTES_MAX = 1 << 20;

    private static final ThreadLocal<DataOutputSerializer> BUFFERS =
            ThreadLocal.withInitial(() -> new DataOutputSerializer(1024));

    private final Codec<S> fields;

    PackedCodec(Codec<S> fields) {
        this.fields = fields;
    }

    /** The version of what packing writes now; what rests in older ones names its own. */
    @Override
    public int version() {
        return fields.version();
    }

    public byte[] pack(S value) {
        DataOutputSerializer out = BUFFERS.get();
        out.clear();
        try {
            out.writeByte(fields.version());
            fields.write(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] packed = out.getCopyOfBuffer();
        if (packed.length > KEPT_BYTES_MAX) {
            BUFFERS.remove();
        }
        return packed;
    }

    /** A value of its own: changing it changes nothing that is kept. */
    public S unpack(byte[] packed) {
        DataInputDeserializer in = new DataInputDeserializer(packed);
        try {
            return fields.read(in.readUnsignedByte(), in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(byte[] packed, DataOutputView out) throws IOException {
        Wire.bytes(packed, out);
    }

    @Override
    public byte[] read(int version, DataInputView in) throws IOException {
        return Wire.bytes(in);
    }
}
