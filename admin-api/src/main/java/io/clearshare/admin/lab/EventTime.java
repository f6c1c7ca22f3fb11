package io.clearshare.admin.lab;

import io.clearshare.domain.event.Rfc3339;
import java.time.Instant;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads a time as events carry it: an RFC 3339 UTC text or whole epoch milliseconds, from 1970 to 9999. */
final class EventTime extends ValueDeserializer<Instant> {

    private static final long LATEST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) {
        long at = Rfc3339.NOT_A_TIME;
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            at = Rfc3339.parse(json.getString());
        } else if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            at = json.getLongValue();
        }
        if (at < 0 || at > LATEST) {
            return context.reportInputMismatch(this, "not an RFC 3339 UTC time from 1970 to 9999");
        }
        return Instant.ofEpochMilli(at);
    }
}
