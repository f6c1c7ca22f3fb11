package io.clearshare.stack.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Well-formed events drawn from few ids, so that everything collides: repeats, conflicting repeats, second signups,
 * trades before their signup, reversals of all kinds, shared devices and wallets, all within the horizon and in no order.
 */
final class RandomEvents {
    private static final long DAY = 86_400_000;

    private final SplittableRandom random;
    private final String run;
    private final long until;
    private final List<String> codes;
    private final List<String> wallets;
    private final List<StoryEvent> events = new ArrayList<>();

    private RandomEvents(long seed, long until, List<String> codes, List<String> wallets) {
        this.random = new SplittableRandom(seed);
        this.run = "r" + Long.toString(seed & 0xFFFFF, 36) + "-";
        this.until = until;
        this.codes = codes;
        this.wallets = wallets;
    }

    /**
     * @param until no event is later, and none more than 100 days earlier
     * @param codes of influencers; some unknown ones are mixed in
     * @param wallets of influencers; users take some of them
     */
    static List<StoryEvent> draw(long seed, int count, long until, List<String> codes, List<String> wallets) {
        RandomEvents draw = new RandomEvents(seed, until, codes, wallets);
        while (draw.events.size() < count) {
            draw.one();
        }
        return draw.events;
    }

    private void one() {
        int kind = random.nextInt(100);
        if (kind < 45) {
            click();
        } else if (kind < 57) {
            signup();
        } else if (kind < 64) {
            identity();
        } else if (kind < 90) {
            trade();
        } else if (kind < 92) {
            spend();
        } else if (!events.isEmpty()) {
            again();
        }
    }

    private void click() {
        Map<String, Object> fields = new LinkedHashMap<>();
        String visitor = visitor();
        fields.put("clickId", visitor + "-c" + random.nextInt(40));
        fields.put("visitorId", visitor);
        fields.put("code", code());
        maybe(fields, "kind", List.of("click", "click", "view"));
        maybe(fields, "platform", List.of("x", "youtube", "tiktok"));
        maybe(fields, "contentType", List.of("thread", "video"));
        maybe(fields, "experimentId", List.of(run + "exp1", run + "exp2"));
        maybe(fields, "variant", List.of("a", "b", "b", "b"));
        if (random.nextBoolean()) {
            fields.put("utm", Map.of("campaign", random.nextBoolean() ? "launch" : "summer"));
        }
        emit("clicks", fields);
    }

    private void signup() {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("userId", user(), "visitorId", visitor()));
        if (random.nextInt(4) == 0) {
            fields.put("code", code());
        }
        if (random.nextInt(4) == 0) {
            fields.put("wallet", wallets.get(random.nextInt(wallets.size())));
        }
        emit("signups", fields);
    }

    private void identity() {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("userId", user()));
        if (random.nextInt(5) == 0) {
            fields.put("wallet", wallets.get(random.nextInt(wallets.size())));
        } else {
            fields.put("visitorId", visitor());
        }
        emit("identities", fields);
    }

    private void trade() {
        String user = user();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("tradeId", tradeOf(user));
        fields.put("userId", user);
        fields.put("volumeMicros", random.nextLong(1_000_000_000_000L));
        fields.put("feeMicros", random.nextInt(8) == 0 ? 0 : random.nextLong(9_000_001));
        if (random.nextInt(6) == 0) {
            fields.put("reverses", random.nextInt(8) == 0 ? tradeOf(user()) : tradeOf(user));
        }
        emit("trades", fields);
    }

    private void spend() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("campaign", random.nextBoolean() ? "launch" : "summer");
        fields.put("amountMicros", random.nextLong(50_000_000));
        if (random.nextBoolean()) {
            fields.put("code", code());
        }
        emit("spend", fields);
    }

    /** The same event once more, sometimes with other content. */
    private void again() {
        StoryEvent earlier = events.get(random.nextInt(events.size()));
        Map<String, Object> fields = new LinkedHashMap<>(earlier.fields());
        if (random.nextInt(5) == 0) {
            fields.put("occurredAt", earlier.at() + 1);
        }
        events.add(new StoryEvent(earlier.topic(), earlier.at(), fields));
    }

    private void emit(String topic, Map<String, Object> fields) {
        // Whole minutes now and then, so that equal times and window borders occur.
        long at = until - random.nextLong(100 * DAY);
        if (random.nextInt(3) == 0) {
            at -= Math.floorMod(at, 15 * DAY);
            at = Math.max(at, until - 100 * DAY);
        }
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("eventId", run + "e" + events.size());
        event.put("occurredAt", at);
        event.putAll(fields);
        events.add(new StoryEvent(topic, at, event));
    }

    private void maybe(Map<String, Object> fields, String field, List<String> values) {
        if (random.nextInt(4) > 0) {
            fields.put(field, values.get(random.nextInt(values.size())));
        }
    }

    private String visitor() {
        return run + "v" + random.nextInt(60);
    }

    private String user() {
        return run + "u" + random.nextInt(50);
    }

    /** Trade ids are unique across users, as the contract asks of producers. */
    private String tradeOf(String user) {
        return user + "-t" + random.nextInt(12);
    }

    private String code() {
        return random.nextInt(10) == 0 ? "NOBODY" : codes.get(random.nextInt(codes.size()));
    }
}
