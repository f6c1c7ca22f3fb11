package io.clearshare.admin.document;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A table as comma-separated values (RFC 4180), safe to open in a spreadsheet. */
public final class Csv {

    private final StringBuilder text = new StringBuilder();

    /** Appends a row; a text that a spreadsheet would take for a formula gets an apostrophe in front. */
    public Csv row(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            text.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
        }
        text.append("\r\n");
        return this;
    }

    public Csv row(String... cells) {
        return row(List.of(cells));
    }

    public byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(String value) {
        String safe = value;
        if (!value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 && !value.matches("-?[0-9.]+")) {
            safe = "'" + value;
        }
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
