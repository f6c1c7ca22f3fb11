package io.clearshare.job;

import io.clearshare.domain.event.Click;
import io.clearshare.domain.event.Decoded;
import io.clearshare.domain.event.Event;
import io.clearshare.domain.event.EventDecoder;
import io.clearshare.domain.event.EventEncoder;
import io.clearshare.domain.event.Identity;
import io.clearshare.domain.event.Post;
import io.clearshare.domain.event.Signup;
import io.clearshare.domain.event.Spend;
import io.clearshare.domain.event.Trade;
import io.clearshare.domain.event.Utm;
import io.clearshare.domain.program.BountyEntry;
import io.clearshare.domain.program.CaseEntry;
import io.clearshare.domain.program.Decision;
import io.clearshare.domain.program.InfluencerEntry;
import io.clearshare.domain.program.InfluencerState;
import io.clearshare.domain.program.ProgramEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Events of a seed that collide wherever they can: few visitors, users, codes, wallets and ids, and repeats of all kinds. */
final class DrawnEvents {

    /** No drawn event is later. */
    static final long NOON = Instant.parse("2026-11-01T12:00:00Z").toEpochMilli();

    private static final long SPAN = Duration.ofDays(60).toMillis();

    private final Random random;
    private final List<Event> events = new ArrayList<>();

    private DrawnEvents(long seed) {
        random = new Random(seed);
    }

    static List<Event> of(long seed, int count) {
        DrawnEvents drawn = new DrawnEvents(seed);
        while (drawn.events.size() < count) {
            drawn.next();
        }
        return drawn.events;
    }

    static List<ProgramEntry> programme() {
        long start = NOON - 4 * SPAN;
        return List.of(
                influencer(1, start, "ann", List.of("ANN", "ANN2"), "u1", List.of("w1")),
                influencer(1, start, "bob", List.of("BOB"), "", List.of("w2", "w3")),
                influencer(1, NOON - SPAN / 2, "cy", List.of("CY"), "u2", List.of()),
                new BountyEntry(1, NOON - SPAN / 3, 3_000_000, 1_000_000),
                new CaseEntry(1, NOON, "case-1", Decision.CONFIRMED, List.of("c1", "c7", "c30"), List.of("t3")),
                new CaseEntry(1, NOON, "case-2", Decision.CONFIRMED, List.of("c2"), List.of()),
                new CaseEntry(2, NOON, "case-2", Decision.LIFTED, List.of("c2"), List.of()));
    }

    private static InfluencerEntry influencer(
            int version, long from, String id, List<String> codes, String user, List<String> wallets) {
        return new InfluencerEntry(version, from, id, id, codes, InfluencerState.ACTIVE, user, wallets);
    }

    /** An event that does nothing but move event time on. */
    static Event heartbeat(int number, long at) {
        return new Post("heartbeat" + number, at, "none", "nobody's", "x", "metrics", "", "", "", -1, -1, -1, -1, -1);
    }

    /** The events in another order; those that share an eventId stay in theirs, as in one partition. */
    static List<Event> shuffled(List<Event> events, long seed) {
        List<Event> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(seed));
        Map<String, List<Event>> inOrder = new HashMap<>();
        events.forEach(e ->
                inOrder.computeIfAbsent(identity(e), k -> new ArrayList<>()).add(e));
        shuffled.replaceAll(
                e -> Objects.requireNonNull(inOrder.get(identity(e))).remove(0));
        return shuffled;
    }

    /** The same events that much earlier, under ids of their own. */
    static List<Event> earlier(List<Event> events, long millis) {
        List<Event> earlier = new ArrayList<>();
        for (Event event : events) {
            String json = new String(EventEncoder.encode(event), StandardCharsets.UTF_8)
                    .replaceFirst("\"eventId\":\"", "\"eventId\":\"old-")
                    .replaceFirst("\"occurredAt\":\\d+", "\"occurredAt\":" + (event.occurredAt() - millis));
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            earlier.add(((Decoded.Accepted) EventDecoder.decode(event.topic(), bytes, NOON)).event());
        }
        return earlier;
    }

    private static String identity(Event event) {
        return event.topic() + "|" + event.key() + "|" + event.eventId();
    }

    private void next() {
        int kind = random.nextInt(100);
        if (kind < 8 && !events.isEmpty()) {
            events.add(events.get(random.nextInt(events.size())));
        } else if (kind < 55) {
            events.add(click());
        } else if (kind < 63) {
            events.add(signup());
        } else if (kind < 70) {
            events.add(new Identity(id("i", 500), time(), pick("u", 25), pick("v", 40), maybe(pick("w", 6)), "login"));
        } else if (kind < 95) {
            events.add(trade());
        } else if (kind < 98) {
            events.add(
                    new Spend(id("s", 200), time(), pick("camp", 3), random.nextInt(1000), code(), "x", "", "USD", ""));
        } else {
            events.add(post());
        }
    }

    private Click click() {
        boolean burst = random.nextInt(3) == 0;
        long at = burst ? NOON - random.nextInt(50_000) : time();
        return new Click(
                id("c", 5_000),
                at,
                pick("c", 2_000),
                pick("v", 40),
                code(),
                random.nextInt(6) == 0,
                random.nextBoolean() ? "x" : "youtube",
                "video",
                "",
                "",
                maybe(pick("exp", 2)),
                random.nextBoolean() ? "a" : "b",
                new Utm("", "", pick("camp", 3), "", ""),
                "",
                "",
                burst ? "10.0.0.1" : "10.0.0." + random.nextInt(200),
                "Mozilla/5.0 \"quoted\"",
                "",
                "DE");
    }

    private Signup signup() {
        return new Signup(
                id("g", 400),
                time(),
                pick("u", 25),
                pick("v", 40),
                maybe(code()),
                "",
                maybe(pick("w", 6)),
                "",
                "",
                "",
                "",
                "");
    }

    private Trade trade() {
        String user = pick("u", 25);
        String reverses = random.nextInt(6) == 0 ? tradeId(random.nextInt(10) == 0 ? pick("u", 25) : user) : "";
        return new Trade(
                id("t", 3_000),
                time(),
                tradeId(user),
                user,
                random.nextInt(1_000_000_000),
                random.nextInt(900_000),
                "USD",
                "",
                "",
                "SOL-USD",
                "buy",
                "",
                reverses);
    }

    /** Trade ids are unique across users, as producers promise. */
    private String tradeId(String user) {
        return user + "-" + pick("t", 40);
    }

    private Post post() {
        return new Post(
                id("p", 100), time(), pick("p", 9), code(), "x", "metrics", "thread", "", "é\u0000", 3, -1, -1, 7, -1);
    }

    private String id(String prefix, int count) {
        return prefix + "e" + random.nextInt(count);
    }

    private String pick(String prefix, int count) {
        return prefix + (1 + random.nextInt(count));
    }

    private String code() {
        return List.of("ANN", "ann2", "Bob", "CY", "nobody's").get(random.nextInt(5));
    }

    private String maybe(String value) {
        return random.nextBoolean() ? value : "";
    }

    private long time() {
        long at = NOON - (long) (random.nextDouble() * SPAN);
        return random.nextInt(4) == 0 ? at - Math.floorMod(at, 3_600_000L) : at;
    }
}
