package io.clearshare.job.codec;

import java.io.IOException;
import java.lang.reflect.Field;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A state format as the next version of this program would have it: one field more, which state that the present version
 * stored lacks. In force until it is closed.
 */
public final class NextVersion extends Codec<Object> implements AutoCloseable {

    private static final String ADDED = "a field of the next version";

    private final PackedCodec<Object> packing;
    private final Codec<Object> present;
    private final AtomicInteger readWithout = new AtomicInteger();
    private final AtomicInteger readWith = new AtomicInteger();

    @SuppressWarnings("unchecked")
    public NextVersion(Format format) throws ReflectiveOperationException {
        this.packing = format.packing();
        this.present = (Codec<Object>) fields().get(packing);
        install(this);
    }

    private void install(Codec<Object> codec) throws ReflectiveOperationException {
        fields().set(packing, codec);
    }

    private static Field fields() throws ReflectiveOperationException {
        Field field = PackedCodec.class.getDeclaredField("fields");
        field.setAccessible(true);
        return field;
    }

    /** How many values were read that the present version had written. */
    public int readWithout() {
        return readWithout.get();
    }

    /** How many values were read that had the field. */
    public int readWith() {
        return readWith.get();
    }

    @Override
    public int version() {
        return present.version() + 1;
    }

    @Override
    public void write(Object value, DataOutputView out) throws IOException {
        out.writeUTF(ADDED);
        present.write(value, out);
    }

    @Override
    public Object read(int version, DataInputView in) throws IOException {
        if (version < version()) {
            readWithout.incrementAndGet();
            return present.read(version, in);
        }
        readWith.incrementAndGet();
        if (!in.readUTF().equals(ADDED)) {
            throw new IOException("The field is not what was written");
        }
        return present.read(present.version(), in);
    }

    @Override
    public void close() throws ReflectiveOperationException {
        install(present);
    }
}
