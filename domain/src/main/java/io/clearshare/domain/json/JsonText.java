package io.clearshare.domain.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The characters inside JSON strings: UTF-8 sequences and escapes. */
final class JsonText {

    private JsonText() {}

    /** Bytes of the UTF-8 character at {@code i}; 0 if the bytes are none (RFC 3629, table in section 4). */
    static int characterWidth(byte[] in, int i, int end) {
        int lead = in[i] & 0xff;
        if (lead >= 0xC2 && lead <= 0xDF) {
            return continues(in, i + 1, end, 0x80, 0xBF) ? 2 : 0;
        }
        if (lead >= 0xE0 && lead <= 0xEF) {
            int low = lead == 0xE0 ? 0xA0 : 0x80;
            int high = lead == 0xED ? 0x9F : 0xBF;
            return continues(in, i + 1, end, low, high) && continues(in, i + 2, end, 0x80, 0xBF) ? 3 : 0;
        }
        if (lead >= 0xF0 && lead <= 0xF4) {
            int low = lead == 0xF0 ? 0x90 : 0x80;
            int high = lead == 0xF4 ? 0x8F : 0xBF;
            return continues(in, i + 1, end, low, high)
                            && continues(in, i + 2, end, 0x80, 0xBF)
                            && continues(in, i + 3, end, 0x80, 0xBF)
                    ? 4
                    : 0;
        }
        return 0;
    }

    private static boolean continues(byte[] in, int i, int end, int low, int high) {
        if (i >= end) {
            return false;
        }
        int b = in[i] & 0xff;
        return b >= low && b <= high;
    }

    /** Bytes of the escape at {@code i}; 0 if it is none. */
    static int escapeWidth(byte[] in, int i, int end) {
        if (i + 1 >= end) {
            return 0;
        }
        return switch (in[i + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> 2;
            case 'u' -> i + 6 <= end && unit(in, i + 2) >= 0 ? 6 : 0;
            default -> 0;
        };
    }

    /** The text of a valid string's bytes; null if an escape names half a surrogate pair. */
    static @Nullable String unescape(byte[] in, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int i = from;
        while (i < to) {
            int run = i;
            while (i < to && in[i] != '\\') {
                i++;
            }
            text.append(new String(in, run, i - run, StandardCharsets.UTF_8));
            if (i < to) {
                text.append(in[i + 1] == 'u' ? (char) unit(in, i + 2) : escaped(in[i + 1]));
                i += in[i + 1] == 'u' ? 6 : 2;
            }
        }
        return hasLoneSurrogate(text) ? null : text.toString();
    }

    private static char escaped(byte letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> (char) letter;
        };
    }

    /** The value of four hexadecimal digits, or -1. */
    private static int unit(byte[] in, int from) {
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = Character.digit((char) (in[i] & 0xff), 16);
            if (digit < 0 || in[i] < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static boolean hasLoneSurrogate(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
