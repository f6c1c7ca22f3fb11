package io.clearshare.stack.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The events as sent, sorted into those that count, repeats and refused ones. */
final class SentEvents {
    private static final List<String> CONTENT = List.of(
            "eventId",
            "occurredAt",
            "clickId",
            "visitorId",
            "code",
            "kind",
            "platform",
            "contentType",
            "postId",
            "assetId",
            "experimentId",
            "variant",
            "utm",
            "referrer",
            "landingUrl",
            "ip",
            "userAgent",
            "deviceId",
            "country",
            "userId",
            "wallet",
            "emailHash",
            "evidence",
            "tradeId",
            "volumeMicros",
            "feeMicros",
            "currency",
            "counterparty",
            "market",
            "side",
            "txSignature",
            "reverses",
            "campaign",
            "amountMicros",
            "note",
            "status",
            "url",
            "text",
            "likes",
            "replies",
            "shares",
            "views",
            "followers");

    /** Earliest first, ties by event id. */
    static final Comparator<Fact> EARLIEST =
            Comparator.comparingLong(Fact::at).thenComparing(Fact::eventId, Utf8.ORDER);

    private static final long ORIGINAL_KNOWN_WITHIN = 30L * 86_400_000;

    final List<Fact> clicks = new ArrayList<>();
    final List<Fact> identities = new ArrayList<>();
    final List<Fact> spend = new ArrayList<>();
    final Map<String, Fact> signupByUser = new TreeMap<>();
    /** Trades that reverse nothing. */
    final List<Fact> trades = new ArrayList<>();
    /** All trades that were not refused, reversing ones and those that wait for their original included. */
    final List<Fact> acceptedTrades = new ArrayList<>();
    /** Valid reversals by the trade they undo. */
    final Map<Fact, Fact> reversalOf = new LinkedHashMap<>();

    final Map<String, Tally> tallies = new TreeMap<>();

    static final class Tally {
        long counted;
        long repeats;
        final Map<String, Long> deadLetters = new TreeMap<>();

        void refuse(String reason) {
            counted--;
            deadLetters.merge(reason, 1L, Long::sum);
        }
    }

    /** One well-formed event of the contract. */
    record Fact(String topic, String eventId, long at, JsonNode json) {
        String text(String field) {
            JsonNode value = json.get(field);
            return value == null || value.isNull() ? "" : value.asText();
        }

        long micros(String field) {
            return json.get(field).asLong();
        }

        String utm(String field) {
            JsonNode utm = json.get("utm");
            return utm == null || utm.get(field) == null || utm.get(field).isNull()
                    ? ""
                    : utm.get(field).asText();
        }

        boolean view() {
            return text("kind").equals("view");
        }
    }

    private final long newest;

    SentEvents(List<Fact> sent, long newestElsewhere) {
        newest = Math.max(
                newestElsewhere, sent.stream().mapToLong(Fact::at).max().orElse(0));
        List<Fact> distinct = withoutRepeats(sent);
        List<Fact> signups = new ArrayList<>();
        List<Fact> tradeEvents = new ArrayList<>();
        for (Fact fact : distinct) {
            switch (fact.topic()) {
                case "clicks" -> clicks.add(fact);
                case "identities" -> identities.add(fact);
                case "spend" -> spend.add(fact);
                case "signups" -> signups.add(fact);
                case "trades" -> tradeEvents.add(fact);
                default -> {
                    // Posts take no part in any computed table.
                }
            }
        }
        elect(signups, s -> s.text("userId")).forEach(s -> signupByUser.put(s.text("userId"), s));
        resolveReversals(elect(tradeEvents, t -> t.text("userId") + "\n" + t.text("tradeId")));
    }

    static long time(JsonNode occurredAt) {
        return occurredAt.isNumber()
                ? occurredAt.asLong()
                : OffsetDateTime.parse(occurredAt.asText()).toInstant().toEpochMilli();
    }

    private Tally tally(Fact fact) {
        return tallies.computeIfAbsent(fact.topic(), topic -> new Tally());
    }

    private List<Fact> withoutRepeats(List<Fact> sent) {
        Map<String, Fact> first = new LinkedHashMap<>();
        for (Fact fact : sent) {
            Fact known = first.putIfAbsent(fact.topic() + "\n" + key(fact) + "\n" + fact.eventId(), fact);
            Tally tally = tally(fact);
            if (known == null) {
                tally.counted++;
            } else if (content(known).equals(content(fact))) {
                tally.repeats++;
            } else {
                tally.deadLetters.merge("CONFLICTING_DUPLICATE", 1L, Long::sum);
            }
        }
        return List.copyOf(first.values());
    }

    private static String key(Fact fact) {
        return switch (fact.topic()) {
            case "clicks", "signups" -> fact.text("visitorId");
            case "identities" -> fact.text("visitorId").isEmpty() ? fact.text("wallet") : fact.text("visitorId");
            case "trades" -> fact.text("userId");
            case "spend" -> fact.text("campaign");
            default -> fact.text("code");
        };
    }

    private static String content(Fact fact) {
        StringBuilder content = new StringBuilder();
        for (String field : CONTENT) {
            JsonNode value = fact.json().get(field);
            boolean time = field.equals("occurredAt");
            content.append(time ? fact.at() : value == null || value.isNull() ? "" : value)
                    .append('\n');
        }
        return content.toString();
    }

    private List<Fact> elect(List<Fact> events, Function<Fact, String> entity) {
        Map<String, Fact> elected = new LinkedHashMap<>();
        for (Fact event : events) {
            elected.merge(entity.apply(event), event, (a, b) -> EARLIEST.compare(a, b) <= 0 ? a : b);
        }
        for (Fact event : events) {
            if (!event.equals(elected.get(entity.apply(event)))) {
                tally(event).refuse("DUPLICATE_ENTITY");
            }
        }
        return List.copyOf(elected.values());
    }

    private void resolveReversals(List<Fact> elected) {
        Map<String, Fact> byUserAndId = new HashMap<>();
        Map<String, Fact> anyById = new HashMap<>();
        for (Fact trade : elected) {
            byUserAndId.put(trade.text("userId") + "\n" + trade.text("tradeId"), trade);
            anyById.putIfAbsent(trade.text("tradeId"), trade);
        }
        Map<Fact, List<Fact>> candidates = new LinkedHashMap<>();
        for (Fact trade : elected) {
            String undone = trade.text("reverses");
            if (undone.isEmpty()) {
                trades.add(trade);
                acceptedTrades.add(trade);
                continue;
            }
            Fact original = byUserAndId.get(trade.text("userId") + "\n" + undone);
            if (original == null) {
                if (anyById.containsKey(undone)) {
                    tally(trade).refuse("INVALID_REVERSAL");
                } else if (trade.at() + ORIGINAL_KNOWN_WITHIN <= newest) {
                    tally(trade).refuse("UNKNOWN_ORIGINAL");
                } else {
                    acceptedTrades.add(trade);
                }
            } else if (!original.text("reverses").isEmpty() || trade.at() < original.at()) {
                tally(trade).refuse("INVALID_REVERSAL");
            } else {
                candidates.computeIfAbsent(original, o -> new ArrayList<>()).add(trade);
            }
        }
        candidates.forEach((original, reversals) -> {
            reversals.sort(EARLIEST);
            reversalOf.put(original, reversals.get(0));
            acceptedTrades.add(reversals.get(0));
            reversals.stream().skip(1).forEach(second -> tally(second).refuse("DUPLICATE_ENTITY"));
        });
    }
}
