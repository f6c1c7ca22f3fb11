package io.clearshare.domain.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over the bytes of one JSON text, strict by RFC 8259 and RFC 3629.
 *
 * <p>It never throws on any bytes: a method answers false at the first fault and {@link #fault()} names it.
 * Names and strings stay bytes until somebody asks for their {@link #text()}.
 */
public final class JsonScanner {

    /** What is wrong with the bytes. */
    public enum Fault {
        NONE,
        MALFORMED,
        INVALID_UTF8,
        TOO_DEEP
    }

    /** How deep arrays and objects may nest. */
    public static final int DEPTH_MAX = 256;

    private final byte[] in;
    private final int end;
    private int at;
    private Fault fault = Fault.NONE;
    private int from;
    private int to;
    private boolean escaped;
    private boolean ascii;
    private boolean integer;

    public JsonScanner(byte[] json) {
        this(json, 0, json.length);
    }

    public JsonScanner(byte[] json, int from, int to) {
        this.in = json;
        this.at = from;
        this.end = to;
    }

    public Fault fault() {
        return fault;
    }

    /** The byte at which the cursor, or the fault, is. */
    public int position() {
        return at;
    }

    /** The first byte of the last string (without its quote) or number. */
    public int from() {
        return from;
    }

    /** The byte after the last string or number. */
    public int to() {
        return to;
    }

    /** Whether the last string has escapes, so that its bytes are not its text. */
    public boolean isEscaped() {
        return escaped;
    }

    /** Whether the last number has neither fraction nor exponent. */
    public boolean isInteger() {
        return integer;
    }

    /** The next byte that is no white space, not consumed; -1 at the end. */
    public int peek() {
        while (at < end) {
            byte b = in[at];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b & 0xff;
            }
            at++;
        }
        return -1;
    }

    /** Consumes the byte if it comes next. */
    public boolean take(char expected) {
        if (peek() != expected) {
            return false;
        }
        at++;
        return true;
    }

    /** Like {@link #take}, but a fault if another byte comes. */
    public boolean expect(char expected) {
        return take(expected) || fail(Fault.MALFORMED);
    }

    /** Consumes a string; {@link #from()}, {@link #to()} and {@link #text()} then tell of it. */
    public boolean string() {
        if (!expect('"')) {
            return false;
        }
        int i = at;
        from = i;
        escaped = false;
        ascii = true;
        while (i < end) {
            byte b = in[i];
            if (b == '"') {
                to = i;
                at = i + 1;
                return true;
            }
            int width = b >= ' ' && b != '\\' ? 1 : special(i);
            if (width == 0) {
                at = i;
                return fail(b < 0 ? Fault.INVALID_UTF8 : Fault.MALFORMED);
            }
            i += width;
        }
        at = end;
        return fail(Fault.MALFORMED);
    }

    /** The width of an escape or a character beyond ASCII; 0 if it is neither. */
    private int special(int i) {
        if (in[i] == '\\') {
            escaped = true;
            return JsonText.escapeWidth(in, i, end);
        }
        ascii = false;
        return JsonText.characterWidth(in, i, end);
    }

    /** The text of the last string; null if an escape names half a surrogate pair, which is no character. */
    public @Nullable String text() {
        if (escaped) {
            return JsonText.unescape(in, from, to);
        }
        return new String(in, from, to - from, ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    /** Consumes a number; {@link #from()}, {@link #to()} and {@link #isInteger()} then tell of it. */
    public boolean number() {
        peek();
        from = at;
        if (at < end && in[at] == '-') {
            at++;
        }
        if (at < end && in[at] == '0') {
            at++;
        } else if (!digits()) {
            return fail(Fault.MALFORMED);
        }
        integer = true;
        if (at < end && in[at] == '.') {
            integer = false;
            at++;
            if (!digits()) {
                return fail(Fault.MALFORMED);
            }
        }
        if (at < end && (in[at] == 'e' || in[at] == 'E') && !exponent()) {
            return fail(Fault.MALFORMED);
        }
        to = at;
        return true;
    }

    private boolean exponent() {
        integer = false;
        at++;
        if (at < end && (in[at] == '+' || in[at] == '-')) {
            at++;
        }
        return digits();
    }

    private boolean digits() {
        int start = at;
        while (at < end && in[at] >= '0' && in[at] <= '9') {
            at++;
        }
        return at > start;
    }

    /** The last number if it is an integer of at most 18 digits; otherwise {@code Long.MAX_VALUE} or its negation. */
    public long integerValue() {
        boolean negative = in[from] == '-';
        int start = negative ? from + 1 : from;
        if (to - start > 18) {
            return negative ? -Long.MAX_VALUE : Long.MAX_VALUE;
        }
        long value = 0;
        for (int i = start; i < to; i++) {
            value = value * 10 + (in[i] - '0');
        }
        return negative ? -value : value;
    }

    /** Consumes {@code true}, {@code false} or {@code null}, whichever {@code word} is. */
    public boolean word(String word) {
        peek();
        if (end - at < word.length()) {
            return fail(Fault.MALFORMED);
        }
        for (int i = 0; i < word.length(); i++) {
            if (in[at + i] != word.charAt(i)) {
                return fail(Fault.MALFORMED);
            }
        }
        at += word.length();
        return true;
    }

    /** Consumes any value without keeping it. */
    public boolean skip() {
        return skip(0);
    }

    private boolean skip(int depth) {
        if (depth > DEPTH_MAX) {
            return fail(Fault.TOO_DEEP);
        }
        return switch (peek()) {
            case '"' -> string();
            case '{' -> skipObject(depth);
            case '[' -> skipArray(depth);
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        };
    }

    private boolean skipObject(int depth) {
        at++;
        if (take('}')) {
            return true;
        }
        do {
            if (!string() || !expect(':') || !skip(depth + 1)) {
                return false;
            }
        } while (take(','));
        return expect('}');
    }

    private boolean skipArray(int depth) {
        at++;
        if (take(']')) {
            return true;
        }
        do {
            if (!skip(depth + 1)) {
                return false;
            }
        } while (take(','));
        return expect(']');
    }

    /** Nothing but white space is left; a fault otherwise. */
    public boolean finish() {
        return peek() == -1 || fail(Fault.MALFORMED);
    }

    private boolean fail(Fault first) {
        if (fault == Fault.NONE) {
            fault = first;
        }
        return false;
    }
}
