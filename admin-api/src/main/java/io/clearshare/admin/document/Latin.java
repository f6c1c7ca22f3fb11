package io.clearshare.admin.document;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.Map;

/** Text in the letters that the fonts of every PDF reader have. */
final class Latin {

    private static final char NO_BREAK_SPACE = '\u00a0';
    private static final char SOFT_HYPHEN = '\u00ad';
    private static final Map<Character, String> WITHOUT_PARTS = Map.of(
            'ł', "l", 'Ł', "L", 'đ', "d", 'Đ', "D", 'ı', "i", 'ħ', "h", 'Ħ', "H", 'ŧ', "t", '−', "-", SOFT_HYPHEN, "-");

    private Latin() {}

    /** What the font lacks loses its accent; a letter of another script becomes a question mark. */
    static String of(String text) {
        CharsetEncoder font = Charset.forName("windows-1252").newEncoder();
        StringBuilder shown = new StringBuilder();
        for (char c : Normalizer.normalize(text, Normalizer.Form.NFC).toCharArray()) {
            if (Character.isISOControl(c) || c == NO_BREAK_SPACE) {
                shown.append(' ');
            } else if (font.canEncode(c) && c != SOFT_HYPHEN) {
                shown.append(c);
            } else {
                shown.append(WITHOUT_PARTS.getOrDefault(c, bare(c)));
            }
        }
        return shown.toString();
    }

    private static String bare(char c) {
        char base = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0);
        return base < 0x7f ? String.valueOf(base) : "?";
    }
}
