package io.clearshare.job.codec;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one copy of texts that many facts share, such as codes, platforms and campaigns, so that reading them again makes none.
 *
 * <p>A table of fixed size: a text that finds another in its place replaces it. Threads may overwrite each other's entries, which
 * costs a copy and never correctness.
 */
final class Labels {

    private static final int SIZE = 1 << 14;

    private static final @Nullable String[] TABLE = new @Nullable String[SIZE];

    private Labels() {}

    /** The text of these UTF-8 bytes, usually one that was read before. */
    static String shared(byte[] utf8, int length) {
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = hash * 31 + utf8[i];
        }
        int place = (hash ^ hash >>> 15) & (SIZE - 1);
        String known = TABLE[place];
        if (known != null && isAscii(known, utf8, length)) {
            return known;
        }
        String text = new String(utf8, 0, length, StandardCharsets.UTF_8);
        TABLE[place] = text;
        return text;
    }

    /** Whether the text is these bytes; a character beyond ASCII never equals a byte. */
    private static boolean isAscii(String text, byte[] utf8, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != utf8[i]) {
                return false;
            }
        }
        return true;
    }
}
