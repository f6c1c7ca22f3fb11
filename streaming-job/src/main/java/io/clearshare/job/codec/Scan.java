package io.clearshare.job.codec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Goes over what {@link Wire} and {@link Words} have written without making anything of it, and then writes on with the words that
 * are there.
 *
 * <p>For values that grow at their end: a scan of bytes costs a small part of reading and writing all of them.
 */
final class Scan extends Words {

    private final byte[] bytes;
    private int at;
    private int[] from = new int[16];
    private int[] to = new int[16];
    private int known;
    private final List<String> added = new ArrayList<>(4);

    Scan(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    /** Where the next byte is. */
    int at() {
        return at;
    }

    int next() {
        return bytes[at++];
    }

    void skip(int count) {
        at += count;
    }

    long number() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = bytes[at++];
            value |= (b & 0x7fL) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    /** Whether the text that comes next is this one. */
    boolean textIs(byte[] utf8) {
        int length = (int) number();
        at += length;
        return Arrays.equals(bytes, at - length, at, utf8, 0, utf8.length);
    }

    void skipText() {
        int length = (int) number();
        at += length;
    }

    /** Whether the word that comes next is this one. */
    boolean wordIs(byte[] utf8) {
        int number = (int) number();
        if (number == 0) {
            return utf8.length == 0;
        }
        if (number > known) {
            remember();
        }
        return Arrays.equals(bytes, from[number - 1], to[number - 1], utf8, 0, utf8.length);
    }

    void skipWord() {
        if (number() > known) {
            remember();
        }
    }

    private void remember() {
        int length = (int) number();
        if (known == from.length) {
            from = Arrays.copyOf(from, 2 * known);
            to = Arrays.copyOf(to, 2 * known);
        }
        from[known] = at;
        at += length;
        to[known++] = at;
    }

    @Override
    void write(String word, DataOutputView out) throws IOException {
        if (word.isEmpty()) {
            out.writeByte(0);
            return;
        }
        int number = added.indexOf(word) + 1;
        if (number > 0) {
            Wire.number(known + number, out);
            return;
        }
        byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < known; i++) {
            if (Arrays.equals(bytes, from[i], to[i], utf8, 0, utf8.length)) {
                Wire.number(i + 1, out);
                return;
            }
        }
        added.add(word);
        Wire.number(known + added.size(), out);
        Wire.bytes(utf8, out);
    }
}
