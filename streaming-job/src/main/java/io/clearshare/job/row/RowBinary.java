package io.clearshare.job.row;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/** Bytes in ClickHouse's RowBinary format: little-endian numbers, texts and arrays preceded by a varint length. */
public final class RowBinary {

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
        reserve(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
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
        return littleEndian(value, 4);
    }

    public RowBinary int64(long value) {
        return littleEndian(value, 8);
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

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void length(int value) {
        int rest = value;
        while (rest >= 0x80) {
            int8((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        int8(rest);
    }

    private RowBinary littleEndian(long value, int width) {
        reserve(width);
        for (int i = 0; i < width; i++) {
            bytes[size++] = (byte) (value >>> (8 * i));
        }
        return this;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
