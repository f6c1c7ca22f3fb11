package io.clearshare.stack.clickhouse;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values for the {@code {name:Type}} placeholders of a statement, laid out as the C interface takes them. */
final class NativeParameters {

    private final List<Memory> texts = new ArrayList<>();
    private final @Nullable Memory names;
    private final @Nullable Memory nameLengths;
    private final @Nullable Memory values;
    private final @Nullable Memory valueLengths;
    private final int count;

    NativeParameters(Map<String, String> parameters) {
        this.count = parameters.size();
        this.nameLengths = lengths(parameters.keySet());
        this.names = pointers(parameters.keySet());
        this.valueLengths = lengths(parameters.values());
        this.values = pointers(parameters.values());
    }

    @Nullable
    Pointer names() {
        return names;
    }

    @Nullable
    Pointer nameLengths() {
        return nameLengths;
    }

    @Nullable
    Pointer values() {
        return values;
    }

    @Nullable
    Pointer valueLengths() {
        return valueLengths;
    }

    long count() {
        return count;
    }

    private @Nullable Memory pointers(Collection<String> strings) {
        if (strings.isEmpty()) {
            return null;
        }
        Memory array = new Memory((long) strings.size() * Native.POINTER_SIZE);
        long at = 0;
        for (String string : strings) {
            byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
            Memory text = new Memory(bytes.length + 1L);
            text.write(0, bytes, 0, bytes.length);
            text.setByte(bytes.length, (byte) 0);
            texts.add(text);
            array.setPointer(at, text);
            at += Native.POINTER_SIZE;
        }
        return array;
    }

    private static @Nullable Memory lengths(Collection<String> strings) {
        if (strings.isEmpty()) {
            return null;
        }
        Memory array = new Memory((long) strings.size() * Long.BYTES);
        long at = 0;
        for (String string : strings) {
            array.setLong(at, string.getBytes(StandardCharsets.UTF_8).length);
            at += Long.BYTES;
        }
        return array;
    }
}
