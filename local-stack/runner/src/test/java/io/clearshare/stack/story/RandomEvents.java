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
    private final List<String> codes;
    private final List<String> wallets;
    private int drawn;

    /**
     * @param seed of this draw, and part of all its ids
     * @param codes of influencers; some unknown ones are mixed in
     * @param wallets of influencers; users take some of them
     */
    RandomEvents(long seed, List<String> codes, List<String> wallets) {
        this.random = new SplittableRandom(seed);
        this.run = "r" + Long.toString(seed & 0xFFFFF, 36) + "-";
        this.codes = codes;
        this.wallets = wallets;
    }

    /**
     * Events in no order at all, some of them twice.
     *
     * @param until no event is later, and none more than 100 days earlier
     */
    static List<StoryEvent> draw(long seed, int count, long until, List<String> codes, List<String> wallets) {
        RandomEvents draw = new RandomEvents(seed, codes, wallets);
        List<StoryEvent> events = new ArrayList<>();
        while (events.size() < count) {
            boolean again = !events.isEmpty() && draw.random.nextInt(100) < 8;
            events.add(again ? draw.again(events) : draw.next(draw.anyTime(until)));
        }
        return events;
    }

    /** The next event, at that time. */
    StoryEvent next(long at) {
        int kind = random.nextInt(92);
        if (kind < 45) {
            return click(at);
        } else if (kind < 57) {
            return signup(at);
        } else if (kind < 64) {
            return identity(at);
        } else if (kind < 90) {
            return trade(at);
        }
        return spend(at);
    }

    private StoryEvent click(long at) {
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
        return event("clicks", at, fields);
    }

    private StoryEvent signup(long at) {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("userId", user(), "visitorId", visitor()));
        if (random.nextInt(4) == 0) {
            fields.put("code", code());
        }
        if (random.nextInt(4) == 0) {
            fields.put("wallet", wallets.get(random.nextInt(wallets.size())));
        }
        return event("signups", at, fields);
    }

    private StoryEvent identity(long at) {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("userId", user()));
        if (random.nextInt(5) == 0) {
            fields.put("wallet", wallets.get(random.nextInt(wallets.size())));
        } else {
            fields.put("visitorId", visitor());
        }
        return event("identities", at, fields);
    }

    private StoryEvent trade(long at) {
        String user = user();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("tradeId", tradeOf(user));
        fields.put("userId", user);
        fields.put("volumeMicros", random.nextLong(1_000_000_000_000L));
        fields.put("feeMicros", random.nextInt(8) == 0 ? 0 : random.nextLong(9_000_001));
        if (random.nextInt(6) == 0) {
            fields.put("reverses", random.nextInt(8) == 0 ? tradeOf(user()) : tradeOf(user));
        }
        return event("trades", at, fields);
    }

    private StoryEvent spend(long at) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("campaign", random.nextBoolean() ? "launch" : "summer");
        fields.put("amountMicros", random.nextLong(50_000_000));
        if (random.nextBoolean()) {
            fields.put("code", code());
        }
        return event("spend", at, fields);
    }

    /** The same event once more, sometimes with other content. */
    private StoryEvent again(List<StoryEvent> events) {
        StoryEvent earlier = events.get(random.nextInt(events.size()));
        return random.nextInt(5) == 0 ? contradicted(earlier) : earlier;
    }

    /** An event of the same id that says something else. */
    static StoryEvent contradicted(StoryEvent event) {
        Map<String, Object> fields = new LinkedHashMap<>(event.fields());
        fields.put("occurredAt", event.at() + 1);
        return new StoryEvent(event.topic(), event.at(), fields);
    }

    private long anyTime(long until) {
        // Equal times and window borders occur now and then.
        long at = until - random.nextLong(100 * DAY);
        return random.nextInt(3) == 0 ? Math.max(at - Math.floorMod(at, 15 * DAY), until - 100 * DAY) : at;
    }

    private StoryEvent event(String topic, long at, Map<String, Object> fields) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("eventId", run + "e" + drawn++);
        event.put("occurredAt", at);
        event.putAll(fields);
        return new StoryEvent(topic, at, event);
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
