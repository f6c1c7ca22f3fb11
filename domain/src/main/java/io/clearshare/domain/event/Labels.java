package io.clearshare.domain.event;

/**
 * Keeps one copy of texts that many facts share, such as codes, platforms and campaigns, so that millions of remembered touches
 * do not each hold their own.
 *
 * <p>A table of fixed size: a text that finds another in its place replaces it. Threads may overwrite each other's entries, which
 * costs a copy and never correctness.
 */
public final class Labels {

    private static final int SIZE = 1 << 14;

    private static final String[] TABLE = new String[SIZE];

    private Labels() {}

    /** An equal text, usually the one that was given before. */
    public static String shared(String text) {
        if (text.isEmpty()) {
            return "";
        }
        int hash = text.hashCode();
        int place = (hash ^ (hash >>> 16)) & (SIZE - 1);
        String known = TABLE[place];
        if (text.equals(known)) {
            return known;
        }
        TABLE[place] = text;
        return text;
    }
}
