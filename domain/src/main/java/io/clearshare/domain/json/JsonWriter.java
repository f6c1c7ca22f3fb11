package io.clearshare.domain.json;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes one compact JSON object or value; callers name members in the order they want them. */
public final class JsonWriter {

    private final StringBuilder out = new StringBuilder(256);
    private boolean first = true;

    public JsonWriter open() {
        separate();
        out.append('{');
        first = true;
        return this;
    }

    public JsonWriter close() {
        out.append('}');
        first = false;
        return this;
    }

    public JsonWriter name(String name) {
        separate();
        quote(name);
        out.append(':');
        first = true;
        return this;
    }

    public JsonWriter member(String name, String value) {
        name(name);
        return string(value);
    }

    public JsonWriter member(String name, long value) {
        name(name);
        return number(value);
    }

    /** Writes the member unless the text is empty, which means absent. */
    public JsonWriter optional(String name, String value) {
        return value.isEmpty() ? this : member(name, value);
    }

    public JsonWriter strings(String name, List<String> values) {
        openArray(name);
        values.forEach(this::string);
        return closeArray();
    }

    public JsonWriter numbers(String name, Map<String, Long> values) {
        name(name).open();
        values.forEach((key, value) -> member(key, value.longValue()));
        return close();
    }

    public JsonWriter openArray(String name) {
        name(name);
        out.append('[');
        first = true;
        return this;
    }

    public JsonWriter closeArray() {
        out.append(']');
        first = false;
        return this;
    }

    public JsonWriter string(String value) {
        separate();
        quote(value);
        return this;
    }

    public JsonWriter number(long value) {
        separate();
        out.append(value);
        return this;
    }

    public byte[] toBytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void separate() {
        if (!first) {
            out.append(',');
        }
        first = false;
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\') {
                out.append(c);
            } else {
                escape(c);
            }
        }
        out.append('"');
    }

    private void escape(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default ->
                out.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
        }
    }
}
