package io.clearshare.admin.warehouse;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One row of an answer; columns are read by name and type.
 *
 * <p>A column that is missing or of another type is a mistake in the query and throws {@link IllegalStateException}.
 */
public record WarehouseRow(JsonNode columns) {

    private static final DateTimeFormatter CLICKHOUSE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSS][.SSSSSS]");

    public String text(String column) {
        return value(column).asString();
    }

    public long integer(String column) {
        return Long.parseLong(text(column));
    }

    public BigDecimal decimal(String column) {
        return new BigDecimal(text(column));
    }

    public boolean flag(String column) {
        String value = text(column);
        return value.equals("true") || value.equals("1");
    }

    /** A DateTime or DateTime64 column, which are always UTC. */
    public Instant instant(String column) {
        return LocalDateTime.parse(text(column), CLICKHOUSE_TIME).toInstant(ZoneOffset.UTC);
    }

    public List<String> texts(String column) {
        List<String> texts = new ArrayList<>();
        value(column).forEach(element -> texts.add(element.asString()));
        return texts;
    }

    public JsonNode value(String column) {
        JsonNode value = columns.get(column);
        if (value == null) {
            throw new IllegalStateException("No column " + column + " in " + columns.propertyNames());
        }
        return value;
    }
}
