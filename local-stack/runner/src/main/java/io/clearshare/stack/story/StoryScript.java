package io.clearshare.stack.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Writes the story: three weeks of history up to {@code base}, then a live minute after it. The same seed and base give
 * the same events.
 */
final class StoryScript {
    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;
    static final long LIVE_MILLIS = 60_000;

    private static final int VISITORS = 900;
    private static final int LIVE_VISITORS = 120;

    private final SplittableRandom random;
    private final String prefix;
    private final long base;
    private final List<StoryEvent> events = new ArrayList<>();
    private int ids;

    private StoryScript(long seed, long base) {
        this.random = new SplittableRandom(seed);
        this.prefix = prefix(seed, base);
        this.base = base;
    }

    /** What all ids begin with, so that a second story on the same data has ids of its own. */
    static String prefix(long seed, long base) {
        return "s" + Long.toString(seed, 36) + "-" + Long.toString(base / 1000, 36) + "-";
    }

    /** All events in order of time. */
    static List<StoryEvent> write(long seed, long base) {
        StoryScript script = new StoryScript(seed, base);
        for (int n = 0; n < VISITORS; n++) {
            script.follower(n, base - 21 * DAY + script.random.nextLong(20 * DAY), base);
        }
        for (int n = 0; n < LIVE_VISITORS; n++) {
            script.liveVisitor(VISITORS + n, base + script.random.nextLong(LIVE_MILLIS * 2 / 3));
        }
        script.whale();
        script.flood();
        script.selfReferral();
        script.hastySignup();
        script.spend();
        script.posts();
        script.events.sort(Comparator.comparingLong(StoryEvent::at)
                .thenComparing(event -> (String) event.fields().get("eventId")));
        return script.repeatSome();
    }

    private void follower(int number, long from, long until) {
        String visitor = prefix + "v" + number;
        String user = prefix + "u" + number;
        long at = from;
        int touches = 1 + random.nextInt(4);
        for (int touch = 0; touch < touches && at < until; touch++) {
            click(visitor, pick(), at, Map.of());
            at += HOUR + random.nextLong(2 * DAY);
        }
        if (random.nextInt(100) < 55 && at < until) {
            signup(visitor, user, at, random.nextInt(8) == 0 ? pick().code() : "");
            trades(user, at, until);
            if (random.nextInt(6) == 0) {
                secondDevice(visitor, user, at, until);
            }
        }
    }

    /** A later look from the phone, joined by signing in there. */
    private void secondDevice(String visitor, String user, long after, long until) {
        long at = after + random.nextLong(DAY);
        if (at + HOUR < until) {
            String phone = visitor + "-phone";
            click(phone, pick(), at, Map.of("deviceId", phone));
            emit("identities", at + HOUR, Map.of("userId", user, "visitorId", phone, "evidence", "login"));
        }
    }

    private void trades(String user, long after, long until) {
        long at = after + random.nextLong(2 * DAY);
        for (int n = random.nextInt(6); n > 0 && at < until; n--) {
            String trade = trade(user, at, 200_000 + random.nextLong(25_000_000));
            if (random.nextInt(25) == 0 && at + HOUR < until) {
                reverse(user, trade, at + HOUR);
            }
            at += HOUR + random.nextLong(4 * DAY);
        }
    }

    private void liveVisitor(int number, long at) {
        String visitor = prefix + "v" + number;
        String user = prefix + "u" + number;
        click(visitor, pick(), at, Map.of());
        if (random.nextInt(100) < 60) {
            long signedUp = at + 4_000 + random.nextLong(4_000);
            signup(visitor, user, signedUp, "");
            if (random.nextBoolean()) {
                trade(user, signedUp + 2_000 + random.nextLong(6_000), 1_000_000 + random.nextLong(20_000_000));
            }
        }
    }

    /** One large account, so that a payout needs finance. */
    private void whale() {
        String visitor = prefix + "v-whale";
        String user = prefix + "u-whale";
        click(visitor, Cast.BRUNO, base - 3 * DAY, Map.of());
        click(visitor, Cast.ALICE, base - 2 * DAY, Map.of());
        signup(visitor, user, base - DAY, "");
        trade(user, base + LIVE_MILLIS / 4, 3_200_000_000L);
    }

    /** Forty clicks from one address in one minute on one code; two of them turn into users. */
    private void flood() {
        long minute = Math.floorDiv(base - 5 * HOUR, MINUTE) * MINUTE;
        for (int n = 0; n < 40; n++) {
            String visitor = prefix + "v-flood" + n;
            click(visitor, Cast.ROCKET, minute + n * 1_000L, Map.of("ip", "203.0.113.66"));
            if (n >= 38) {
                String user = prefix + "u-flood" + n;
                signup(visitor, user, minute + 10 * MINUTE, "");
                trade(user, minute + HOUR, 30_000_000);
            }
        }
    }

    private void selfReferral() {
        String visitor = prefix + "v-ivy";
        click(visitor, Cast.IVY, base - 4 * DAY, Map.of());
        signup(visitor, Cast.IVY.userId(), base - 4 * DAY + HOUR, "");
        trade(Cast.IVY.userId(), base - 3 * DAY, 40_000_000);
    }

    private void hastySignup() {
        String visitor = prefix + "v-hasty";
        click(visitor, Cast.DARA, base - 6 * HOUR, Map.of());
        signup(visitor, prefix + "u-hasty", base - 6 * HOUR + 1_500, "");
        trade(prefix + "u-hasty", base - 5 * HOUR, 12_000_000);
    }

    private void spend() {
        for (Cast influencer : Cast.ALL) {
            emit(
                    "spend",
                    base - 10 * DAY,
                    Map.of(
                            "campaign",
                            "launch",
                            "amountMicros",
                            5_000_000 + random.nextLong(20_000_000),
                            "code",
                            influencer.code(),
                            "platform",
                            influencer.platform,
                            "contentType",
                            influencer.contentType));
        }
    }

    private void posts() {
        for (Cast influencer : Cast.ALL) {
            emit(
                    "posts",
                    base - 20 * DAY,
                    Map.of(
                            "postId",
                            prefix + "p-" + influencer.handle,
                            "code",
                            influencer.code(),
                            "platform",
                            influencer.platform,
                            "status",
                            "published",
                            "contentType",
                            influencer.contentType,
                            "text",
                            "Trading costs less here. #ad",
                            "views",
                            1_000 + random.nextInt(40_000)));
        }
    }

    private List<StoryEvent> repeatSome() {
        List<StoryEvent> all = new ArrayList<>(events);
        for (StoryEvent event : events) {
            if (random.nextInt(50) == 0) {
                all.add(new StoryEvent(event.topic(), event.at(), event.fields()));
            }
        }
        return all;
    }

    private Cast pick() {
        // Each is followed a little less than the one before.
        int weight = Cast.ALL.size() * (Cast.ALL.size() + 1) / 2;
        int draw = random.nextInt(weight);
        for (int n = 0; ; n++) {
            draw -= Cast.ALL.size() - n;
            if (draw < 0) {
                return Cast.ALL.get(n);
            }
        }
    }

    private void click(String visitor, Cast influencer, long at, Map<String, Object> more) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("clickId", prefix + "c" + ids);
        fields.put("visitorId", visitor);
        fields.put("code", influencer.code());
        fields.put("kind", random.nextInt(10) == 0 ? "view" : "click");
        fields.put("platform", influencer.platform);
        fields.put("contentType", influencer.contentType);
        fields.put("postId", prefix + "p-" + influencer.handle);
        fields.put("assetId", "banner");
        fields.put("experimentId", "banner-text");
        fields.put("variant", (visitor.substring(prefix.length()).hashCode() & 1) == 0 ? "calm" : "bold");
        fields.put("utm", Map.of("source", influencer.platform, "medium", "social", "campaign", "launch"));
        fields.put("ip", "198.51.100." + random.nextInt(1, 255));
        fields.put("userAgent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36");
        fields.put("country", List.of("DE", "US", "BR", "JP", "NG").get(random.nextInt(5)));
        fields.putAll(more);
        emit("clicks", at, fields);
    }

    private void signup(String visitor, String user, long at, String code) {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("userId", user, "visitorId", visitor));
        if (!code.isEmpty()) {
            fields.put("code", code);
        }
        emit("signups", at, fields);
    }

    private String trade(String user, long at, long feeMicros) {
        String id = prefix + "t" + ids;
        emit(
                "trades",
                at,
                Map.of(
                        "tradeId",
                        id,
                        "userId",
                        user,
                        "volumeMicros",
                        feeMicros * 500,
                        "feeMicros",
                        feeMicros,
                        "side",
                        "buy"));
        return id;
    }

    private void reverse(String user, String trade, long at) {
        emit(
                "trades",
                at,
                Map.of(
                        "tradeId",
                        prefix + "t" + ids,
                        "userId",
                        user,
                        "volumeMicros",
                        0,
                        "feeMicros",
                        0,
                        "side",
                        "sell",
                        "reverses",
                        trade));
    }

    private void emit(String topic, long at, Map<String, Object> fields) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("eventId", prefix + "e" + ids++);
        event.put("occurredAt", at);
        event.putAll(fields);
        events.add(new StoryEvent(topic, at, event));
    }
}
