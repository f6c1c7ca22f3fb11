package io.clearshare.admin.lab;

import java.time.DateTimeException;
import java.time.Duration;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads an ISO 8601 duration of days and smaller units: the text {@code P30D}, and no bare number, whose unit nobody knows. */
final class TimeSpan extends ValueDeserializer<Duration> {

    @Override
    public Duration deserialize(JsonParser json, DeserializationContext context) {
        try {
            return Duration.parse(json.currentToken() == JsonToken.VALUE_STRING ? json.getString() : "");
        } catch (DateTimeException e) {
            return context.reportInputMismatch(this, "not an ISO 8601 duration such as P30D");
        }
    }
}
