package io.clearshare.job.codec;

import io.clearshare.domain.event.Labels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** The parts that codecs are made of: texts, bytes, lists and maps, each preceded by its length. */
public final class Wire {

    /** Writes one element of a collection. */
    public interface Writer<T> {
        void write(T value, DataOutputView out) throws IOException;
    }

    /** Reads one element of a collection. */
    public interface Reader<T> {
        T read(DataInputView in) throws IOException;
    }

    private Wire() {}

    public static void text(String value, DataOutputView out) throws IOException {
        StringValue.writeString(value, out);
    }

    public static String text(DataInputView in) throws IOException {
        return StringValue.readString(in);
    }

    /** A text that many values share. */
    public static String label(DataInputView in) throws IOException {
        return Labels.shared(text(in));
    }

    public static void bytes(byte[] value, DataOutputView out) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }

    public static byte[] bytes(DataInputView in) throws IOException {
        byte[] value = new byte[in.readInt()];
        in.readFully(value);
        return value;
    }

    public static <T> void list(Collection<? extends T> values, DataOutputView out, Writer<T> element)
            throws IOException {
        out.writeInt(values.size());
        for (T value : values) {
            element.write(value, out);
        }
    }

    public static <T> List<T> list(DataInputView in, Reader<T> element) throws IOException {
        int size = in.readInt();
        List<T> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(element.read(in));
        }
        return values;
    }

    public static <K, V> void map(Map<K, V> values, DataOutputView out, Writer<K> key, Writer<V> value)
            throws IOException {
        out.writeInt(values.size());
        for (Map.Entry<K, V> entry : values.entrySet()) {
            key.write(entry.getKey(), out);
            value.write(entry.getValue(), out);
        }
    }

    public static <K, V> Map<K, V> map(DataInputView in, Reader<K> key, Reader<V> value) throws IOException {
        int size = in.readInt();
        Map<K, V> values = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            K k = key.read(in);
            values.put(k, value.read(in));
        }
        return values;
    }
}
