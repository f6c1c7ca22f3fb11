package io.clearshare.admin.payout;

import io.clearshare.admin.parts.ManualClock;
import io.clearshare.admin.parts.SolanaPart;
import io.clearshare.admin.payout.solana.Rails;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Makes the chain's time pass and things go wrong, and tells in the end what really happened on it. */
final class FaultyChain implements AutoCloseable {

    private static final Duration BLOCK = Duration.ofMillis(400);
    private static final int FAULTS_WAITING_MAX = 8;
    private static final List<String> FAULTS = List.of(
            "\"kind\":\"dropped\"",
            "\"kind\":\"dropped\"",
            "\"kind\":\"delayed\",\"blocks\":%delay%",
            "\"kind\":\"delayed\",\"blocks\":%delay%",
            "\"kind\":\"delayed\",\"blocks\":%delay%",
            "\"kind\":\"timeout_after\"",
            "\"kind\":\"reset_after\"",
            "\"kind\":\"503_after\"",
            "\"kind\":\"429\"",
            "\"kind\":\"503\"",
            "\"kind\":\"reset\"",
            "\"kind\":\"behind\",\"blocks\":%lag%",
            "\"kind\":\"behind\",\"blocks\":%lag%,\"method\":\"getSignatureStatuses\",\"times\":3",
            "\"kind\":\"behind\",\"blocks\":%lag%,\"method\":\"getSignatureStatuses\",\"times\":3",
            "\"kind\":\"status_miss\"");

    private final SolanaPart node;
    private final ManualClock clock;
    private final Random random;
    private final Thread time = new Thread(this::pass, "chain time");
    private boolean faulty = true;
    private volatile boolean running = true;

    FaultyChain(SolanaPart node, ManualClock clock, long seed) {
        this.node = node;
        this.clock = clock;
        this.random = new Random(seed);
        for (int i = 0; i < FAULTS_WAITING_MAX; i++) {
            node.control("{\"fault\":{" + fault() + "}}");
        }
        time.setDaemon(true);
        time.start();
    }

    /** From now on everything works, also what was waiting to fail. */
    synchronized void heal() {
        faulty = false;
        node.control("{\"clear\":true}");
    }

    long height() {
        return node.control("{}").path("height").asLong();
    }

    /** How often a payout has been paid, by the finalised chain alone. */
    int timesPaid(UUID payoutId, String wallet) {
        int times = 0;
        for (JsonNode entry : node.call(
                "getSignaturesForAddress",
                Rails.tokenAccount(node, wallet),
                Map.of("limit", 1000, "commitment", "finalized"))) {
            boolean named = entry.path("memo").asString("").contains(Payout.memo(payoutId));
            times += named && entry.path("err").isNull() ? 1 : 0;
        }
        return times;
    }

    @Override
    public void close() throws InterruptedException {
        running = false;
        time.join();
        node.control("{\"clear\":true}");
        node.advance(300);
    }

    private void pass() {
        while (running) {
            passSome();
            Thread.yield();
        }
    }

    private synchronized void passSome() {
        int blocks = 1 + random.nextInt(8);
        JsonNode state = node.control("{\"advance\":" + blocks + "}");
        clock.advance(BLOCK.multipliedBy(blocks));
        if (faulty && state.path("faults").size() < FAULTS_WAITING_MAX && random.nextBoolean()) {
            node.control("{\"fault\":{" + fault() + "}}");
        }
    }

    private String fault() {
        return FAULTS.get(random.nextInt(FAULTS.size()))
                .replace("%delay%", Integer.toString(1 + random.nextInt(170)))
                .replace("%lag%", Integer.toString(80 + random.nextInt(120)));
    }
}
