package io.clearshare.job.row;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/** Bytes in ClickHouse's RowBinary format: little-endian numbers, texts and arrays preceded by a varint length. */
public final class RowBinary {

    private static final VarHandle INT32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes;
    private int size;

    public RowBinary() {
        this(256);
    }

    public RowBinary(int capacity) {
        bytes = new byte[capacity];
    }

    public RowBinary text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    public RowBinary texts(Collection<String> values) {
        length(values.size());
        values.forEach(this::text);
        return this;
    }

    /** Appends bytes as one text, whatever they are. */
    public RowBinary bytes(byte[] value) {
        length(value.length);
        return raw(value);
    }

    /** Appends bytes that are RowBinary already. */
    public RowBinary raw(byte[] value) {
        return raw(value, 0, value.length);
    }

    RowBinary raw(RowBinary other) {
        return raw(other.bytes, 0, other.size);
    }

    public RowBinary raw(byte[] value, int from, int length) {
        reserve(length);
        System.arraycopy(value, from, bytes, size, length);
        size += length;
        return this;
    }

    public RowBinary int8(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
        return this;
    }

    public RowBinary bool(boolean value) {
        return int8(value ? 1 : 0);
    }

    public RowBinary int32(int value) {
        reserve(4);
        INT32.set(bytes, size, value);
        size += 4;
        return this;
    }

    public RowBinary int64(long value) {
        reserve(8);
        INT64.set(bytes, size, value);
        size += 8;
        return this;
    }

    public RowBinary int64s(long[] values) {
        length(values.length);
        for (long value : values) {
            int64(value);
        }
        return this;
    }

    public RowBinary int32s(int[] values) {
        length(values.length);
        for (int value : values) {
            int32(value);
        }
        return this;
    }

    /** Appends epoch milliseconds as DateTime64(3). */
    public RowBinary time(long epochMillis) {
        return int64(epochMillis);
    }

    /** Appends a Nullable(Int64), or a Nullable(DateTime64(3)). */
    public RowBinary nullable(long value, boolean known) {
        int8(known ? 0 : 1);
        return known ? int64(value) : this;
    }

    public int size() {
        return size;
    }

    /** Starts over with nothing, in the same memory. */
    public void clear() {
        size = 0;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Appends how many elements of an array follow. */
    public RowBinary count(int elements) {
        length(elements);
        return this;
    }

    private void length(int value) {
        int rest = value;
        while (rest >= 0x80) {
            int8((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        int8(rest);
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
