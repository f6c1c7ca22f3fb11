package io.clearshare.domain.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whole JSON values as Java values, for configuration and other cold paths.
 *
 * <p>Objects are maps in order (of a repeated name the last value holds, members that are null are left out),
 * arrays lists, integers {@code Long} where they fit 18 digits, other numbers {@code BigDecimal}.
 */
public final class JsonTree {

    private final byte[] json;
    private final JsonScanner scanner;

    private JsonTree(byte[] json) {
        this.json = json;
        this.scanner = new JsonScanner(json);
    }

    /** The value of the bytes, null for JSON null; throws {@link JsonFormatException} if they are not one. */
    public static @Nullable Object parse(byte[] json) {
        JsonTree tree = new JsonTree(json);
        Object value = tree.value(0);
        tree.require(tree.scanner.finish());
        return value;
    }

    private @Nullable Object value(int depth) {
        require(depth <= JsonScanner.DEPTH_MAX);
        return switch (scanner.peek()) {
            case '"' -> string();
            case '{' -> object(depth);
            case '[' -> array(depth);
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private String string() {
        require(scanner.string());
        String text = scanner.text();
        if (text == null) {
            throw new JsonFormatException("half a surrogate pair before byte " + scanner.position());
        }
        return text;
    }

    private Map<String, Object> object(int depth) {
        require(scanner.expect('{'));
        Map<String, Object> members = new LinkedHashMap<>();
        if (scanner.take('}')) {
            return members;
        }
        do {
            String name = string();
            require(scanner.expect(':'));
            Object value = value(depth + 1);
            if (value == null) {
                members.remove(name);
            } else {
                members.put(name, value);
            }
        } while (scanner.take(','));
        require(scanner.expect('}'));
        return members;
    }

    private List<@Nullable Object> array(int depth) {
        require(scanner.expect('['));
        List<@Nullable Object> items = new ArrayList<>();
        if (scanner.take(']')) {
            return items;
        }
        do {
            items.add(value(depth + 1));
        } while (scanner.take(','));
        require(scanner.expect(']'));
        return items;
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        require(scanner.word(word));
        return value;
    }

    private Object number() {
        require(scanner.number());
        if (scanner.isInteger() && scanner.to() - scanner.from() <= 18) {
            return scanner.integerValue();
        }
        String digits = new String(json, scanner.from(), scanner.to() - scanner.from(), StandardCharsets.ISO_8859_1);
        try {
            return new BigDecimal(digits);
        } catch (NumberFormatException tooLarge) {
            throw new JsonFormatException("a number beyond all bounds before byte " + scanner.position());
        }
    }

    private void require(boolean fine) {
        if (!fine) {
            throw new JsonFormatException(scanner.fault() + " at byte " + scanner.position());
        }
    }
}
