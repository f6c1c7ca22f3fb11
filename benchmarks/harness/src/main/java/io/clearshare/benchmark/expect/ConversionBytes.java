package io.clearshare.benchmark.expect;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads a conversion row as the job sends it to ClickHouse (the columns of {@code conversion_rows} in RowBinary). */
final class ConversionBytes {

    private final ByteBuffer row;

    ConversionBytes(byte[] columns) {
        row = ByteBuffer.wrap(columns).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The row's key; it comes first. */
    String id() {
        return text();
    }

    /** The sum of the digests of the credits in the row; to be asked after {@link #id}. */
    long credits() {
        text();
        numbers(4);
        text();
        text();
        String[] clicks = texts();
        numbers(length());
        texts();
        String[] influencers = texts();
        String[] codes = texts();
        texts();
        texts();
        texts();
        String[] models = texts();
        int[] touches = new int[length()];
        for (int i = 0; i < touches.length; i++) {
            touches[i] = row.getInt() - 1;
        }
        long[] micros = numbers(length());
        long[] shares = numbers(length());
        long sum = 0;
        for (int i = 0; i < models.length; i++) {
            int touch = touches[i];
            sum += Expectation.row(models[i], clicks[touch], influencers[touch], codes[touch], micros[i], shares[i]);
        }
        return sum;
    }

    private String[] texts() {
        String[] texts = new String[length()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = text();
        }
        return texts;
    }

    private long[] numbers(int count) {
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = row.getLong();
        }
        return numbers;
    }

    private String text() {
        byte[] utf8 = new byte[length()];
        row.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private int length() {
        int length = 0;
        int shift = 0;
        byte next;
        do {
            next = row.get();
            length |= (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        return length;
    }
}
