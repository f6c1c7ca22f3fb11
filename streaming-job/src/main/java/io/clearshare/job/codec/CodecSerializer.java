package io.clearshare.job.codec;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Serialises the values of a {@link Format}: one version byte, then the codec's fields. */
public final class CodecSerializer<T> extends TypeSerializer<T> {

    private static final long serialVersionUID = 1;

    private static final int KEPT_BYTES_MAX = 1 << 20;

    private static final ThreadLocal<DataOutputSerializer> BUFFERS =
            ThreadLocal.withInitial(() -> new DataOutputSerializer(1024));

    private final Format format;

    public CodecSerializer(Format format) {
        this.format = format;
    }

    public Format format() {
        return format;
    }

    @SuppressWarnings("unchecked")
    private Codec<T> codec() {
        return (Codec<T>) format.codec();
    }

    @Override
    public void serialize(T value, DataOutputView out) throws IOException {
        if (out instanceof DataOutputSerializer) {
            write(value, out);
            return;
        }
        // The streams of a checkpoint are slow at single bytes.
        DataOutputSerializer buffer = BUFFERS.get();
        buffer.clear();
        write(value, buffer);
        out.write(buffer.getSharedBuffer(), 0, buffer.length());
        if (buffer.length() > KEPT_BYTES_MAX) {
            BUFFERS.remove();
        }
    }

    private void write(T value, DataOutputView out) throws IOException {
        Codec<T> codec = codec();
        out.writeByte(codec.version());
        codec.write(value, out);
    }

    @Override
    public T deserialize(DataInputView in) throws IOException {
        int version = in.readUnsignedByte();
        if (version < Codec.FIRST_VERSION) {
            throw new IOException(
                    "State of version " + version + " is no longer read: rebuild from the stored events.");
        }
        return codec().read(version, in);
    }

    @Override
    public T deserialize(@Nullable T reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    /** Nothing changes a value after it was handed on, state at rest least of all. */
    @Override
    public T copy(T from) {
        return from;
    }

    @Override
    public T copy(T from, @Nullable T reuse) {
        return copy(from);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        serialize(deserialize(in), out);
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public TypeSerializer<T> duplicate() {
        return this;
    }

    @Override
    @SuppressWarnings("NullAway") // "no instance to reuse" is null in Flink's terms
    public T createInstance() {
        return null;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new CodecSnapshot<>(format);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CodecSerializer<?> serializer && serializer.format == format;
    }

    @Override
    public int hashCode() {
        return format.hashCode();
    }
}
