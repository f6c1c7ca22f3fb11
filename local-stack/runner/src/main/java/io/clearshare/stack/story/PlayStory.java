package io.clearshare.stack.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clearshare.stack.reconcile.ResultHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Plays the story on a running stack, from the first registration to the last finalised payout. */
public final class PlayStory {
    private static final int BATCH = 2_000;
    private static final int CONFLICT = 409;
    private static final int SIGN_INS_MAX = 4;
    private static final long CODE_MILLIS = 30_000;
    private static final long BONUS_MICROS = 6_000_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private final JsonNode stack;
    private final String api;
    private final ApiClient ingest;
    private final ApiClient admin;
    private final long seed;
    private final Consumer<String> narrator;

    /**
     * @param stackFile the {@code stack.json} of a running stack
     * @param narrator is told, in a sentence, what happens
     */
    public PlayStory(Path stackFile, long seed, Consumer<String> narrator) throws IOException {
        this.stack = new ObjectMapper().readTree(stackFile.toFile());
        this.api = stack.get("api").asText();
        this.ingest = ApiClient.withKey(api, stack.get("apiKeys").get("ingest").asText());
        this.admin = ApiClient.withKey(api, stack.get("apiKeys").get("admin").asText());
        this.seed = seed;
        this.narrator = narrator;
    }

    /** Plays a history that ends now and a live minute. */
    public ResultHash play() throws IOException, InterruptedException {
        return play(System.currentTimeMillis() + 5_000);
    }

    /**
     * Plays to the end: all events readable, all cases decided, all settled money paid or said why not.
     *
     * @param base when the live minute begins, epoch milliseconds; one in the past does not last
     * @return the hash of what came of this story, whenever it was played
     */
    public ResultHash play(long base) throws IOException, InterruptedException {
        registerCast();
        List<StoryEvent> script = StoryScript.write(seed, base);
        sendHistory(script.stream().filter(event -> event.at() < base).toList());
        sendBadRecords();
        playLive(script.stream().filter(event -> event.at() >= base).toList());
        awaitReadable();
        ApiClient manager = signedIn(signIn("ADMIN"));
        ApiClient finance = signedIn(signIn("FINANCE"));
        decideCases(manager);
        awardBonus(manager, finance);
        awaitPayouts(finance);
        return ResultHash.of(stack, StoryScript.prefix(seed, base));
    }

    private void registerCast() throws IOException, InterruptedException {
        for (Cast influencer : Cast.ALL) {
            Map<String, Object> registration = new LinkedHashMap<>();
            registration.put("handle", influencer.handle);
            registration.put("email", influencer.email());
            registration.put("code", influencer.code());
            registration.put("userId", influencer.userId());
            registration.put("activeFrom", "2026-01-01T00:00:00Z");
            registration.put("activate", true);
            if (influencer.hasWallet) {
                registration.put("wallet", Wallet.fresh());
            }
            ApiClient.Answer answer = admin.post("/api/v1/influencers", registration);
            if (answer.status() != 409) {
                answer.orThrow();
            }
        }
        narrator.accept(Cast.ALL.size() + " influencers have a code and a link");
    }

    private void sendHistory(List<StoryEvent> events) throws IOException, InterruptedException {
        Map<String, List<Map<String, Object>>> byTopic = new LinkedHashMap<>();
        events.forEach(event -> byTopic.computeIfAbsent(event.topic(), topic -> new ArrayList<>())
                .add(event.fields()));
        for (Map.Entry<String, List<Map<String, Object>>> topic : byTopic.entrySet()) {
            List<Map<String, Object>> all = topic.getValue();
            for (int from = 0; from < all.size(); from += BATCH) {
                send(topic.getKey(), all.subList(from, Math.min(from + BATCH, all.size())));
            }
        }
        narrator.accept(events.size() + " events of the last three weeks are sent");
    }

    /** Sends until it is accepted: events carry their ids, so a batch may arrive twice but never counts twice. */
    private void send(String topic, List<Map<String, Object>> events) throws IOException, InterruptedException {
        JsonNode[] accepted = new JsonNode[1];
        await("", () -> {
            accepted[0] = ingest.post("/api/v1/events/" + topic, events).orThrow();
            return true;
        });
        JsonNode answer = accepted[0];
        if (answer.get("accepted").asInt() != events.size()) {
            throw new IOException("The story's own " + topic + " were refused: " + answer);
        }
    }

    private void sendBadRecords() {
        int count = 0;
        try (RecordSender sender = new RecordSender(stack)) {
            for (Map.Entry<String, List<byte[]>> topic : BadRecords.BY_TOPIC.entrySet()) {
                topic.getValue().forEach(record -> sender.send(topic.getKey(), null, record));
                count += topic.getValue().size();
            }
        }
        narrator.accept(count + " malformed records went straight to Kafka");
    }

    private void playLive(List<StoryEvent> events) throws IOException, InterruptedException {
        narrator.accept("a live minute: " + events.size() + " events as they happen");
        Map<String, List<Map<String, Object>>> due = new LinkedHashMap<>();
        int next = 0;
        while (next < events.size()) {
            long now = System.currentTimeMillis();
            while (next < events.size() && events.get(next).at() <= now) {
                StoryEvent event = events.get(next++);
                due.computeIfAbsent(event.topic(), topic -> new ArrayList<>()).add(event.fields());
            }
            for (Map.Entry<String, List<Map<String, Object>>> topic : due.entrySet()) {
                send(topic.getKey(), topic.getValue());
            }
            due.clear();
            if (next < events.size()) {
                pause(Math.max(50, events.get(next).at() - System.currentTimeMillis()));
            }
        }
    }

    private void awaitReadable() throws IOException, InterruptedException {
        await(
                "every event is readable",
                () -> admin.get("/api/v1/progress").orThrow().get("inputLag").asLong() == 0);
    }

    /** The flood is confirmed, every other suspicion lifted. */
    private void decideCases(ApiClient manager) throws IOException, InterruptedException {
        await("", () -> {
            decideOpenCases(manager);
            return true;
        });
        awaitReadable();
    }

    private void decideOpenCases(ApiClient person) throws IOException, InterruptedException {
        for (JsonNode open : items(person.get("/api/v1/fraud/cases?open=true").orThrow())) {
            boolean flood = open.get("rule").asText().equals("click_flood");
            String decision = flood ? "confirmed" : "lifted";
            var body = Map.of("decision", decision, "note", flood ? "One address, forty clicks" : "A keen reader");
            done(person.post("/api/v1/fraud/cases/" + encoded(open.get("caseId").asText()) + "/decision", body));
            narrator.accept("case " + open.get("caseId").asText() + " is " + decision);
        }
    }

    /** So large that its payout goes through the escrow. */
    private void awardBonus(ApiClient manager, ApiClient finance) throws IOException, InterruptedException {
        String bonusId = UUID.nameUUIDFromBytes(("bonus of seed " + seed).getBytes(StandardCharsets.UTF_8))
                .toString();
        await("a bonus of " + dollars(BONUS_MICROS) + " for " + Cast.CHEN.handle + " is agreed", () -> {
            done(manager.post(
                    "/api/v1/bonuses",
                    Map.of(
                            "bonusId",
                            bonusId,
                            "influencerId",
                            influencerId(Cast.CHEN),
                            "amountMicros",
                            BONUS_MICROS,
                            "month",
                            YearMonth.now(ZoneOffset.UTC).toString(),
                            "reason",
                            "Influencer of the month")));
            done(finance.post("/api/v1/bonuses/" + bonusId + "/confirm", Map.of()));
            return true;
        });
    }

    private String influencerId(Cast influencer) throws IOException, InterruptedException {
        for (JsonNode each : items(admin.get("/api/v1/influencers").orThrow())) {
            if (each.get("handle").asText().equals(influencer.handle)) {
                return each.get("influencerId").asText();
            }
        }
        throw new IllegalStateException(influencer.handle + " is not registered");
    }

    /** An earlier try, whose answer was lost, may have done it. */
    private static void done(ApiClient.Answer answer) throws IOException {
        if (answer.status() != CONFLICT) {
            answer.orThrow();
        }
    }

    /** Signs in, also while the API is being restarted; a code that may have been used is not sent again. */
    private ApiClient signedIn(JsonNode signIn) throws IOException, InterruptedException {
        for (int left = SIGN_INS_MAX; ; left--) {
            try {
                return ApiClient.signedIn(api, signIn);
            } catch (IOException e) {
                if (left == 1) {
                    throw e;
                }
                pause(CODE_MILLIS);
            }
        }
    }

    /** Finance approves what waits for it, until nothing moves any more. */
    private void awaitPayouts(ApiClient finance) throws IOException, InterruptedException {
        ApiClient second = signedIn(lastSignIn("FINANCE"));
        Instant lastSettling = Instant.now()
                .plus(Duration.parse(stack.get("settings").get("hold").asText()))
                .plusSeconds(5);
        await("everything is settled", () -> {
            approveWaiting(finance, second);
            JsonNode upTo = admin.get("/api/v1/progress").orThrow().get("completeUpTo");
            return !upTo.isNull() && Instant.parse(upTo.asText()).isAfter(lastSettling);
        });
        long[] quietSince = {System.currentTimeMillis()};
        await("every payout is finalised", () -> {
            approveWaiting(finance, second);
            if (open(finance) > 0) {
                quietSince[0] = System.currentTimeMillis();
            }
            return System.currentTimeMillis() - quietSince[0] > 6_000;
        });
    }

    /** Large payouts need both members of finance. */
    private void approveWaiting(ApiClient finance, ApiClient second) throws IOException, InterruptedException {
        for (JsonNode payout :
                items(finance.get("/api/v1/payouts?state=AWAITING_APPROVAL").orThrow())) {
            String id = payout.get("payoutId").asText();
            JsonNode detail = finance.get("/api/v1/payouts/" + id).orThrow();
            var approval = Map.of("contentHash", detail.get("contentHash").asText());
            JsonNode approved =
                    finance.post("/api/v1/payouts/" + id + "/approve", approval).orThrow();
            if (approved.get("state").asText().equals("AWAITING_APPROVAL")) {
                second.post("/api/v1/payouts/" + id + "/approve", approval).orThrow();
            }
            narrator.accept(
                    "finance approves " + dollars(payout.get("amountMicros").asLong()) + " for "
                            + payout.get("handle").asText());
        }
    }

    private static int open(ApiClient finance) throws IOException, InterruptedException {
        int open = 0;
        for (String state : List.of("AWAITING_APPROVAL", "CREATED", "SIGNED")) {
            open += items(finance.get("/api/v1/payouts?state=" + state).orThrow())
                    .size();
        }
        return open;
    }

    private JsonNode signIn(String role) {
        for (JsonNode signIn : stack.get("signIns")) {
            if (signIn.get("role").asText().equals(role)) {
                return signIn;
            }
        }
        throw new IllegalStateException("stack.json has no sign-in for " + role);
    }

    private JsonNode lastSignIn(String role) {
        JsonNode last = signIn(role);
        for (JsonNode signIn : stack.get("signIns")) {
            last = signIn.get("role").asText().equals(role) ? signIn : last;
        }
        return last;
    }

    /** A list, whether the answer is one or a page that holds one. */
    private static List<JsonNode> items(JsonNode answer) {
        JsonNode list = answer.isArray() ? answer : answer.get("items");
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        return items;
    }

    private static String encoded(String segment) {
        return java.net.URLEncoder.encode(segment, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String dollars(long micros) {
        return "$" + micros / 1_000_000 + "." + String.format("%02d", micros / 10_000 % 100);
    }

    private interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    /** A part that is being restarted is not the end of the story; one that does not come back is. */
    private void await(String what, Condition condition) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holdsNow(condition, deadline)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("After " + PATIENCE.toSeconds() + " s it is still not so that " + what);
            }
            pause(300);
        }
        if (!what.isEmpty()) {
            narrator.accept(what);
        }
    }

    private static boolean holdsNow(Condition condition, long deadline) throws IOException, InterruptedException {
        try {
            return condition.holds();
        } catch (IOException e) {
            if (System.nanoTime() > deadline) {
                throw e;
            }
            return false;
        }
    }

    private static void pause(long millis) throws InterruptedException {
        Thread.sleep(millis);
    }
}
