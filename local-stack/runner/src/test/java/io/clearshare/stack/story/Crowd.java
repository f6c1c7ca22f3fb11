package io.clearshare.stack.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends what no well-behaved platform would send. */
public final class Crowd {
    private static final List<String> CODES = List.of("RAND1", "RAND2", "RAND3", "RAND4");

    private final JsonNode stack;
    private final ApiClient admin;
    private final long seed;
    private final List<String> wallets = new ArrayList<>();

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

    /** A storm of as many events, for these influencers. */
    public StormEvents storm(int count) {
        return new StormEvents(seed, count, System.currentTimeMillis() - 60_000, CODES, wallets);
    }

    /** Sends the next records of the storm, as many or what is left of it. */
    public void send(StormEvents storm, int count) {
        try (RecordSender sender = new RecordSender(stack)) {
            for (int n = 0; n < count && storm.hasNext(); n++) {
                StormEvents.Sent next = storm.next();
                sender.send(next.topic(), next.key(), next.value());
            }
        }
    }

    /** How many records the tables do not show yet. */
    public long lag() throws IOException, InterruptedException {
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

    public void awaitReadable() throws IOException, InterruptedException {
        awaitLag(0);
    }

    /** Waits as long as the tables come nearer to the input, until they miss so many records at most. */
    public void awaitLag(long most) throws IOException, InterruptedException {
        long least = Long.MAX_VALUE;
        long deadline = 0;
        for (long lag = lag(); lag > most; lag = lag()) {
            if (lag < least) {
                least = lag;
                deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
            } else if (System.nanoTime() > deadline) {
                throw new IOException(lag + " records do not become readable");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    static byte[] key(StoryEvent event) {
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

    static byte[] json(Map<String, Object> fields) {
        try {
            return ApiClient.JSON.writeValueAsBytes(fields);
        } catch (IOException e) {
            throw new IllegalStateException("A map of texts and numbers is JSON", e);
        }
    }
}
