package io.clearshare.domain.event;

/** Equality of codes: case does not matter for ASCII letters, and for no others. */
public final class Codes {

    private Codes() {}

    /** The spelling under which equal codes are one: ASCII letters in upper case. */
    public static String canonical(String code) {
        for (int i = 0; i < code.length(); i++) {
            if (isLower(code.charAt(i))) {
                return upper(code, i);
            }
        }
        return code;
    }

    public static boolean same(String left, String right) {
        return canonical(left).equals(canonical(right));
    }

    private static String upper(String code, int from) {
        char[] chars = code.toCharArray();
        for (int i = from; i < chars.length; i++) {
            if (isLower(chars[i])) {
                chars[i] = (char) (chars[i] - 'a' + 'A');
            }
        }
        return new String(chars);
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }
}
