package io.clearshare.job.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** How a packed value that begins with a list gets one element more, by copying all the others as they are. */
final class Growing {

    /** Where the first element begins: behind the version and the count. */
    static final int START = 2;

    /** The version of the codecs whose layout is known here. */
    private static final int LAYOUT = Codec.FIRST_VERSION;

    /** A count up to this is one byte. */
    private static final int COUNT_MAX = 0x7f;

    private static final ThreadLocal<DataOutputSerializer> BUFFERS =
            ThreadLocal.withInitial(() -> new DataOutputSerializer(1024));

    /** Writes the new element. */
    interface Element {
        void write(DataOutputView out) throws IOException;
    }

    private Growing() {}

    /**
     * The count of the list that a packed value begins with; -1 when there are too many elements, or when the value, or what the codec
     * writes, is of a version whose layout is not the one that is gone over here.
     */
    static int count(byte @Nullable [] packed, PackedCodec<?> codec) {
        if (codec.version() != LAYOUT) {
            return -1;
        }
        if (packed == null) {
            return 0;
        }
        boolean readable = packed[0] == LAYOUT && packed[1] >= 0 && packed[1] < COUNT_MAX;
        return readable ? packed[1] : -1;
    }

    /** The value with the element; {@code packed} null for one that is new. */
    static byte[] with(byte @Nullable [] packed, int end, int count, Element element, byte[] after) {
        DataOutputSerializer out = BUFFERS.get();
        out.clear();
        try {
            out.writeByte(LAYOUT);
            out.writeByte(count + 1);
            if (packed != null) {
                out.write(packed, START, end - START);
            }
            element.write(out);
            out.write(after);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.getCopyOfBuffer();
    }
}
