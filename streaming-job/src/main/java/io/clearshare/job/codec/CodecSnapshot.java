package io.clearshare.job.codec;

import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Names the format that state was written in. Every value carries its version, so the same format in any older version is
 * read as it is; a newer one than this program knows is refused.
 */
public final class CodecSnapshot<T> implements TypeSerializerSnapshot<T> {

    private @Nullable Format format;
    private int version;

    public CodecSnapshot() {}

    CodecSnapshot(Format format) {
        this.format = format;
        this.version = format.codec().version();
    }

    @Override
    public int getCurrentVersion() {
        return 1;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        out.writeUTF(format().name());
        out.writeInt(version);
    }

    @Override
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader loader) throws IOException {
        format = Format.valueOf(in.readUTF());
        version = in.readInt();
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        return new CodecSerializer<>(format());
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
        if (old instanceof CodecSnapshot<T> before
                && before.format() == format()
                && before.version >= Codec.FIRST_VERSION
                && before.version <= format().codec().version()) {
            return TypeSerializerSchemaCompatibility.compatibleAsIs();
        }
        return TypeSerializerSchemaCompatibility.incompatible();
    }

    private Format format() {
        return Objects.requireNonNull(format, "format");
    }
}
