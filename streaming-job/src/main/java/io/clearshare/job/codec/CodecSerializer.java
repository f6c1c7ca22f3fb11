package io.clearshare.job.codec;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Serialises the values of a {@link Format}: one version byte, then the codec's fields. */
public final class CodecSerializer<T> extends TypeSerializer<T> {

    private static final long serialVersionUID = 1;

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
        Codec<T> codec = codec();
        out.writeByte(codec.version());
        codec.write(value, out);
    }

    @Override
    public T deserialize(DataInputView in) throws IOException {
        int version = in.readUnsignedByte();
        return codec().read(version, in);
    }

    @Override
    public T deserialize(@Nullable T reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public T copy(T from) {
        return codec().copy(from);
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
