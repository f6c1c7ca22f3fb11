package io.clearshare.domain.event;

import java.util.Comparator;

/** The order of ids: by their UTF-8 bytes, unsigned. */
public final class Ids {

    public static final Comparator<String> ORDER = Ids::compare;

    /** The most characters (code points) an id may have. */
    public static final int LENGTH_MAX = 64;

    private Ids() {}

    /** Compares as unsigned UTF-8 bytes would, which is the order of code points. */
    public static int compare(String left, String right) {
        int common = Math.min(left.length(), right.length());
        for (int i = 0; i < common; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                return rank(a) - rank(b);
            }
        }
        return left.length() - right.length();
    }

    /** UTF-16 puts surrogates below U+E000..U+FFFF although they stand for higher code points. */
    private static int rank(char unit) {
        return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
    }

    /** The id as one part of a composed id: no two lists of parts, joined by a slash, are equal. */
    public static String asPart(String id) {
        if (id.indexOf('/') < 0 && id.indexOf('%') < 0) {
            return id;
        }
        return id.replace("%", "%25").replace("/", "%2F");
    }
}
