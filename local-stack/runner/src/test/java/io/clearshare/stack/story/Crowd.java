package io.clearshare.stack.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends what no well-behaved platform would send. */
public final class Crowd {
    private static final List<String> CODES = List.of("RAND1", "RAND2", "RAND3", "RAND4");
    private static final int GROUP = 3_000;

    private final JsonNode stack;
    private final ApiClient admin;
    private final long seed;
    private final List<String> wallets = new ArrayList<>();
    private final List<StoryEvent> storm = new ArrayList<>();
    private int sent;

    public Crowd(Path stackFile, long seed) throws IOException {
        this.stack = ApiClient.JSON.readTree(stackFile.toFile());
        this.admin = ApiClient.withKey(
                stack.get("api").asText(), stack.get("apiKeys").get("admin").asText());
        this.seed = seed;
        for (int n = 0; n < CODES.size() + 4; n++) {
            wallets.add(Wallet.fresh());
        }
    }

    /** One influencer has a user among the crowd, each has a payout wallet that users share. */
    public void register() throws IOException, InterruptedException {
        for (int n = 0; n < CODES.size(); n++) {
            Map<String, Object> registration = new LinkedHashMap<>();
            registration.put("handle", CODES.get(n).toLowerCase(java.util.Locale.ROOT));
            registration.put("email", CODES.get(n) + "@example.com");
            registration.put("code", CODES.get(n));
            registration.put("wallet", wallets.get(n));
            registration.put("userId", "r" + Long.toString(seed & 0xFFFFF, 36) + "-u" + n);
            registration.put("activeFrom", n == 0 ? "2026-10-01T00:00:00Z" : "2026-01-01T00:00:00Z");
            registration.put("activate", true);
            admin.post("/api/v1/influencers", registration).orThrow();
        }
    }

    public void sendRandomEvents(int count) {
        List<StoryEvent> events = RandomEvents.draw(seed, count, System.currentTimeMillis() - 60_000, CODES, wallets);
        try (RecordSender sender = new RecordSender(stack)) {
            for (StoryEvent event : events) {
                sender.send(event.topic(), key(event), json(event.fields()));
            }
        }
    }

    /** Random events of many small groups, so that everything collides, in no order at all. */
    public void drawStorm(int count) {
        long until = System.currentTimeMillis() - 60_000;
        for (int group = 0; storm.size() < count; group++) {
            storm.addAll(RandomEvents.draw(seed + group, Math.min(GROUP, count - storm.size()), until, CODES, wallets));
        }
        Collections.shuffle(storm, new Random(seed));
    }

    /** Sends the next events of the storm, one broken record among a thousand. */
    public void sendStorm(int count) {
        SplittableRandom random = new SplittableRandom(seed + sent);
        int end = Math.min(storm.size(), sent + count);
        try (RecordSender sender = new RecordSender(stack)) {
            for (StoryEvent event : storm.subList(sent, end)) {
                byte[] value = json(event.fields());
                sender.send(event.topic(), key(event), value);
                if (random.nextInt(1_000) == 0) {
                    byte[] cut = Arrays.copyOf(value, value.length - 1);
                    sender.send(event.topic(), key(event), cut);
                }
            }
        }
        sent = end;
    }

    /** Whether there are events that the tables do not show yet. */
    public boolean isBehind() throws IOException, InterruptedException {
        return lag() > 0;
    }

    private long lag() throws IOException, InterruptedException {
        return admin.get("/api/v1/progress").orThrow().get("inputLag").asLong();
    }

    /** As many broken records as good ones, one after the other. */
    public void sendMalformedAmongGood(int count) {
        SplittableRandom random = new SplittableRandom(seed);
        long now = System.currentTimeMillis();
        try (RecordSender sender = new RecordSender(stack)) {
            for (int n = 0; n < count; n++) {
                Map<String, Object> click = new LinkedHashMap<>();
                click.put("eventId", "good-" + seed + "-" + n);
                click.put("occurredAt", now - random.nextLong(86_400_000));
                click.put("clickId", "good-" + seed + "-c" + n);
                click.put("visitorId", "good-v" + random.nextInt(2_000));
                click.put("code", CODES.get(random.nextInt(CODES.size())));
                byte[] good = json(click);
                sender.send("clicks", key(click.get("visitorId")), good);
                sender.send("clicks", null, Spoil.one(click, good, random));
            }
        }
    }

    /** Waits as long as the tables come nearer to the input. */
    public void awaitReadable() throws IOException, InterruptedException {
        long least = Long.MAX_VALUE;
        long deadline = 0;
        for (long lag = lag(); lag > 0; lag = lag()) {
            if (lag < least) {
                least = lag;
                deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
            } else if (System.nanoTime() > deadline) {
                throw new IOException(lag + " records do not become readable");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static byte[] key(StoryEvent event) {
        String field = switch (event.topic()) {
            case "trades" -> "userId";
            case "spend" -> "campaign";
            case "identities" -> event.fields().containsKey("visitorId") ? "visitorId" : "wallet";
            default -> "visitorId";
        };
        return key(event.fields().get(field));
    }

    private static byte[] key(@Nullable Object id) {
        return String.valueOf(id).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] json(Map<String, Object> fields) {
        try {
            return ApiClient.JSON.writeValueAsBytes(fields);
        } catch (IOException e) {
            throw new IllegalStateException("A map of texts and numbers is JSON", e);
        }
    }
}
