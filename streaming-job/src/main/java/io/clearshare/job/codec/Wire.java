package io.clearshare.job.codec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The parts that codecs are made of: numbers of seven bits a byte, lowest first, the eighth telling that more follow; texts (UTF-8),
 * bytes, lists and maps, each preceded by its length.
 */
public final class Wire {

    /** Writes one element of a collection. */
    public interface Writer<T> {
        void write(T value, DataOutputView out) throws IOException;
    }

    /** Reads one element of a collection. */
    public interface Reader<T> {
        T read(DataInputView in) throws IOException;
    }

    private static final int SCRATCH_BYTES = 1 << 10;

    private static final ThreadLocal<byte[]> SCRATCH = ThreadLocal.withInitial(() -> new byte[SCRATCH_BYTES]);

    private Wire() {}

    /** Writes a number; the smaller, the shorter, a negative one takes ten bytes. */
    public static void number(long value, DataOutputView out) throws IOException {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.writeByte((int) rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    public static long number(DataInputView in) throws IOException {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = in.readByte();
            value |= (b & 0x7fL) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    /** Writes a number that may be negative, short when it is near 0. */
    public static void signed(long value, DataOutputView out) throws IOException {
        number(value << 1 ^ value >> 63, out);
    }

    public static long signed(DataInputView in) throws IOException {
        long value = number(in);
        return value >>> 1 ^ -(value & 1);
    }

    public static void text(String value, DataOutputView out) throws IOException {
        bytes(value.getBytes(StandardCharsets.UTF_8), out);
    }

    public static String text(DataInputView in) throws IOException {
        int length = (int) number(in);
        return length == 0 ? "" : new String(next(length, in), 0, length, StandardCharsets.UTF_8);
    }

    /** A text that many values share. */
    static String label(DataInputView in) throws IOException {
        int length = (int) number(in);
        return length == 0 ? "" : Labels.shared(next(length, in), length);
    }

    /** The next bytes, at the beginning of an array that the next reading uses again. */
    private static byte[] next(int length, DataInputView in) throws IOException {
        byte[] scratch = length <= SCRATCH_BYTES ? SCRATCH.get() : new byte[length];
        in.readFully(scratch, 0, length);
        return scratch;
    }

    public static void bytes(byte[] value, DataOutputView out) throws IOException {
        number(value.length, out);
        out.write(value);
    }

    public static byte[] bytes(DataInputView in) throws IOException {
        byte[] value = new byte[(int) number(in)];
        in.readFully(value);
        return value;
    }

    public static <T> void list(Collection<? extends T> values, DataOutputView out, Writer<T> element)
            throws IOException {
        number(values.size(), out);
        for (T value : values) {
            element.write(value, out);
        }
    }

    public static <T> List<T> list(DataInputView in, Reader<T> element) throws IOException {
        int size = (int) number(in);
        List<T> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(element.read(in));
        }
        return values;
    }

    public static <K, V> void map(Map<K, V> values, DataOutputView out, Writer<K> key, Writer<V> value)
            throws IOException {
        number(values.size(), out);
        for (Map.Entry<K, V> entry : values.entrySet()) {
            key.write(entry.getKey(), out);
            value.write(entry.getValue(), out);
        }
    }

    public static <K, V> Map<K, V> map(DataInputView in, Reader<K> key, Reader<V> value) throws IOException {
        int size = (int) number(in);
        Map<K, V> values = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            K k = key.read(in);
            values.put(k, value.read(in));
        }
        return values;
    }
}
