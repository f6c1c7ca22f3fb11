package io.clearshare.stack.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Breaks a good click in one of the ways in which a record can break the contract. */
final class Spoil {

    private Spoil() {}

    static byte[] one(Map<String, Object> click, byte[] good, SplittableRandom random) {
        return switch (random.nextInt(12)) {
            case 0 -> Arrays.copyOf(good, 1 + random.nextInt(good.length - 1));
            case 1 -> new byte[] {(byte) 0xFF, (byte) 0xFE, 0x00};
            case 2 -> without(click, "eventId");
            case 3 -> without(click, "clickId");
            case 4 -> without(click, "occurredAt");
            case 5 -> with(click, "occurredAt", "yesterday");
            case 6 -> with(click, "occurredAt", 1.5);
            case 7 -> with(click, "visitorId", 7);
            case 8 -> with(click, "code", "x".repeat(65));
            case 9 -> with(click, "visitorId", "");
            case 10 -> with(click, "occurredAt", System.currentTimeMillis() + 86_400_000L);
            default -> "[1,2,3]".getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] without(Map<String, Object> click, String field) {
        Map<String, Object> fields = new LinkedHashMap<>(click);
        fields.remove(field);
        return json(fields);
    }

    private static byte[] with(Map<String, Object> click, String field, Object value) {
        Map<String, Object> fields = new LinkedHashMap<>(click);
        fields.put(field, value);
        return json(fields);
    }

    private static byte[] json(Map<String, Object> fields) {
        try {
            return ApiClient.JSON.writeValueAsBytes(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of texts and numbers is JSON", e);
        }
    }
}
