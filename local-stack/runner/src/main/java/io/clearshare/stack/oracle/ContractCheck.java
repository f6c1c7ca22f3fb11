package io.clearshare.stack.oracle;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a record is an event of the contract; written from the contract's table of fields alone. */
public final class ContractCheck {
    private static final long FUTURE_MILLIS = 5 * 60_000;
    private static final long MICROS_MAX = 1_000_000_000_000_000L;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Map<String, List<String>> IDS = Map.of(
            "clicks", List.of("eventId", "clickId", "visitorId", "code"),
            "signups", List.of("eventId", "userId", "visitorId"),
            "identities", List.of("eventId", "userId"),
            "trades", List.of("eventId", "tradeId", "userId"),
            "spend", List.of("eventId", "campaign"),
            "posts", List.of("eventId", "postId", "code", "platform", "status"));

    private static final Map<String, List<String>> AMOUNTS =
            Map.of("trades", List.of("volumeMicros", "feeMicros"), "spend", List.of("amountMicros"));

    private ContractCheck() {}

    /**
     * @param topic short name, such as {@code clicks}
     * @param appendedAt the broker's append time, epoch milliseconds
     * @return the event, or empty when the record must be a dead letter
     */
    public static Optional<JsonNode> event(String topic, byte[] record, long appendedAt) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(record));
            JsonNode json = JSON.readTree(record);
            return json != null && json.isObject() && valid(topic, json, appendedAt)
                    ? Optional.of(json)
                    : Optional.empty();
        } catch (CharacterCodingException badBytes) {
            return Optional.empty();
        } catch (IOException | DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static boolean valid(String topic, JsonNode json, long appendedAt) {
        return IDS.getOrDefault(topic, List.of()).stream().allMatch(field -> id(json.get(field)))
                && AMOUNTS.getOrDefault(topic, List.of()).stream().allMatch(field -> amount(json.get(field)))
                && time(json.get("occurredAt"), appendedAt)
                && dollars(json.get("currency"))
                && (!topic.equals("identities") || identifies(json));
    }

    private static boolean identifies(JsonNode json) {
        return id(json.get("visitorId")) || id(json.get("wallet"));
    }

    private static boolean id(@Nullable JsonNode value) {
        return value != null
                && value.isTextual()
                && !value.asText().isEmpty()
                && value.asText().codePointCount(0, value.asText().length()) <= 64;
    }

    private static boolean amount(@Nullable JsonNode value) {
        return value != null
                && value.isIntegralNumber()
                && value.canConvertToLong()
                && value.asLong() >= 0
                && value.asLong() <= MICROS_MAX;
    }

    private static boolean dollars(@Nullable JsonNode value) {
        return value == null || value.isNull() || value.asText().equals("USD");
    }

    private static boolean time(@Nullable JsonNode value, long appendedAt) {
        if (value == null) {
            return false;
        }
        boolean millis = value.isIntegralNumber() && value.canConvertToLong();
        boolean utcText = value.isTextual()
                && OffsetDateTime.parse(value.asText()).getOffset().getTotalSeconds() == 0;
        return (millis || utcText) && SentEvents.time(value) <= appendedAt + FUTURE_MILLIS;
    }
}
