package io.clearshare.domain.event;

import io.clearshare.domain.json.JsonScanner;
import io.clearshare.domain.money.Money;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one record, read by its shape; of a repeated name the last value holds.
 *
 * <p>Faults stay with their fields until all is read, so that the reason does not depend on the fields' order.
 */
final class RecordReader {

    /** The last millisecond of the year 9999. */
    static final long TIME_MAX = 253_402_300_799_999L;

    private final byte[] in;
    private final JsonScanner scanner;
    private final Shape shape;
    private final @Nullable String[] texts;
    private final long[] numbers;
    private final boolean[] present;
    private final @Nullable Refusal[] faults;
    private Utm utm = Utm.NONE;

    RecordReader(byte[] in, Shape shape) {
        this(in, shape, new JsonScanner(in));
    }

    private RecordReader(byte[] in, Shape shape, JsonScanner scanner) {
        this.in = in;
        this.scanner = scanner;
        this.shape = shape;
        this.texts = new @Nullable String[shape.size()];
        this.numbers = new long[shape.size()];
        this.present = new boolean[shape.size()];
        this.faults = new @Nullable Refusal[shape.size()];
    }

    /** Reads the whole record; null if it is one JSON object, whatever its fields. */
    @Nullable
    Refusal read() {
        if (scanner.peek() != '{') {
            return scanner.skip() && scanner.finish() ? Refusal.NOT_AN_OBJECT : refusal();
        }
        return readObject() && scanner.finish() ? null : refusal();
    }

    private Refusal refusal() {
        return switch (scanner.fault()) {
            case INVALID_UTF8 -> Refusal.INVALID_UTF8;
            case TOO_DEEP -> Refusal.TOO_LARGE;
            case MALFORMED, NONE -> Refusal.MALFORMED_JSON;
        };
    }

    int position() {
        return scanner.position();
    }

    private boolean readObject() {
        scanner.take('{');
        if (scanner.take('}')) {
            return true;
        }
        do {
            if (!scanner.string()) {
                return false;
            }
            int index = fieldIndex();
            if (!scanner.expect(':')) {
                return false;
            }
            if (!(index == Shape.NOT_FOUND ? scanner.skip() : readValue(index))) {
                return false;
            }
        } while (scanner.take(','));
        return scanner.expect('}');
    }

    private int fieldIndex() {
        if (!scanner.isEscaped()) {
            return shape.indexOf(in, scanner.from(), scanner.to());
        }
        String name = scanner.text();
        if (name == null) {
            return Shape.NOT_FOUND;
        }
        byte[] bytes = bytes(name);
        return shape.indexOf(bytes, 0, bytes.length);
    }

    private boolean readValue(int index) {
        present[index] = false;
        faults[index] = null;
        FieldType type = shape.field(index).type();
        switch (scanner.peek()) {
            case 'n':
                return scanner.word("null");
            case '"':
                if (!scanner.string()) {
                    return false;
                }
                takeString(index, type);
                return true;
            case '{':
                return type == FieldType.UTM ? readUtm(index) : skipUnfit(index);
            case '[', 't', 'f':
                return skipUnfit(index);
            default:
                if (!scanner.number()) {
                    return false;
                }
                takeNumber(index, type);
                return true;
        }
    }

    private boolean skipUnfit(int index) {
        faults[index] = Refusal.WRONG_TYPE;
        return scanner.skip();
    }

    private boolean readUtm(int index) {
        RecordReader nested = new RecordReader(in, Shape.UTM, scanner);
        if (!nested.readObject()) {
            return false;
        }
        utm = new Utm(nested.text(0), nested.text(1), nested.text(2), nested.text(3), nested.text(4));
        present[index] = true;
        return true;
    }

    private void takeString(int index, FieldType type) {
        switch (type) {
            case ID, TEXT, COUNTRY, CHOICE -> takeText(index, type, scanner.text());
            case TIME -> takeTime(index);
            case AMOUNT, UTM -> faults[index] = Refusal.WRONG_TYPE;
        }
    }

    private void takeText(int index, FieldType type, @Nullable String text) {
        Field field = shape.field(index);
        if (text == null) {
            faults[index] = Refusal.INVALID_VALUE;
            return;
        }
        if (text.isEmpty()) {
            faults[index] = field.need() == Field.Need.REQUIRED ? Refusal.OUT_OF_RANGE : null;
            return;
        }
        if (type == FieldType.ID && isTooLong(text)) {
            faults[index] = Refusal.OUT_OF_RANGE;
            return;
        }
        String taken = type == FieldType.CHOICE ? field.word(text) : text;
        if (taken == null || type == FieldType.COUNTRY && !isCountry(taken)) {
            faults[index] = Refusal.INVALID_VALUE;
            return;
        }
        texts[index] = taken;
        present[index] = true;
    }

    private void takeTime(int index) {
        long time;
        if (scanner.isEscaped()) {
            String text = scanner.text();
            byte[] bytes = text == null ? new byte[0] : bytes(text);
            time = Rfc3339.parse(bytes, 0, bytes.length);
        } else {
            time = Rfc3339.parse(in, scanner.from(), scanner.to());
        }
        if (time == Rfc3339.NOT_A_TIME) {
            faults[index] = Refusal.INVALID_VALUE;
        } else {
            takeInteger(index, time, TIME_MAX);
        }
    }

    private void takeNumber(int index, FieldType type) {
        boolean numeric = type == FieldType.AMOUNT || type == FieldType.TIME;
        if (!numeric || !scanner.isInteger()) {
            faults[index] = Refusal.WRONG_TYPE;
        } else {
            takeInteger(index, scanner.integerValue(), type == FieldType.TIME ? TIME_MAX : Money.EVENT_MAX_MICROS);
        }
    }

    private void takeInteger(int index, long value, long max) {
        if (value < 0 || value > max) {
            faults[index] = Refusal.OUT_OF_RANGE;
            return;
        }
        numbers[index] = value;
        present[index] = true;
    }

    /** Why the field refuses the record; null if it does not. */
    @Nullable
    Refusal refusal(int index) {
        return switch (shape.field(index).need()) {
            case REQUIRED -> present[index] ? null : faults[index] == null ? Refusal.MISSING_FIELD : faults[index];
            case DECIDING -> faults[index];
            case DESCRIBING -> null;
        };
    }

    boolean has(int index) {
        return present[index];
    }

    /** The field's text, {@code ""} when absent. */
    String text(int index) {
        String text = texts[index];
        return present[index] && text != null ? text : "";
    }

    long number(int index, long absent) {
        return present[index] ? numbers[index] : absent;
    }

    Utm utm(int index) {
        return present[index] ? utm : Utm.NONE;
    }

    private static boolean isTooLong(String id) {
        return id.length() > Ids.LENGTH_MAX && id.codePointCount(0, id.length()) > Ids.LENGTH_MAX;
    }

    private static boolean isCountry(String text) {
        return text.length() == 2 && isLetter(text.charAt(0)) && isLetter(text.charAt(1));
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
