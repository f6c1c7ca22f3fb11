package io.clearshare.benchmark.plain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Rows in ClickHouse's RowBinary format, in a buffer that is used again and again. */
final class RowBuffer {

    private byte[] bytes;
    private int size;

    RowBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    RowBuffer text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        reserve(utf8.length + 5);
        int rest = utf8.length;
        while (rest >= 0x80) {
            bytes[size++] = (byte) ((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
        return this;
    }

    RowBuffer int64(long value) {
        reserve(Long.BYTES);
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[size++] = (byte) (value >>> (8 * i));
        }
        return this;
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
