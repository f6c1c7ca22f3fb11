package io.clearshare.benchmark.payouts;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The plain client: hands transactions in as fast as the chain takes them and looks until all are finalised.
 *
 * <p>It does what makes it fast: many transactions in one request, two connections, no preflight, statuses of 256 at once.
 */
final class BareChain {

    private static final int SENT_AT_ONCE = 100;
    private static final int CONNECTIONS = 2;
    private static final int STATUSES_MAX = 256;
    private static final long LOOK_MILLIS = 100;
    private static final String OPTIONS = ",{\"encoding\":\"base64\",\"skipPreflight\":true,\"maxRetries\":0}]";

    private final Rpc rpc;

    BareChain(Chain chain) {
        this.rpc = chain.rpc();
    }

    /** When all had been handed in, and when the last one was seen finalised, in seconds from the first byte on. */
    record Took(double accepted, double finalised) {}

    Took pay(List<SignTransfers.Signed> transfers) throws Exception {
        long begun = System.nanoTime();
        ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < transfers.size(); i += SENT_AT_ONCE) {
                List<SignTransfers.Signed> part = transfers.subList(i, Math.min(transfers.size(), i + SENT_AT_ONCE));
                running.add(connections.submit(() -> {
                    send(part);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            connections.shutdownNow();
        }
        double accepted = seconds(begun);
        awaitFinalised(transfers);
        return new Took(accepted, seconds(begun));
    }

    private void send(List<SignTransfers.Signed> part) throws IOException, InterruptedException {
        List<String> requests = part.stream()
                .map(one -> Rpc.request("sendTransaction", "[\"" + one.base64() + "\"" + OPTIONS))
                .toList();
        for (JsonNode answer : rpc.batch(requests)) {
            Rpc.result(answer);
        }
    }

    private void awaitFinalised(List<SignTransfers.Signed> transfers) throws IOException, InterruptedException {
        int done = 0;
        while (done < transfers.size()) {
            List<String> asked = transfers.subList(done, Math.min(transfers.size(), done + STATUSES_MAX)).stream()
                    .map(SignTransfers.Signed::signature)
                    .toList();
            int finalised = 0;
            for (JsonNode status : rpc.call("getSignatureStatuses", "[" + Rpc.quoted(asked) + "]")
                    .path("value")) {
                if (!status.path("confirmationStatus").asText("").equals("finalized")) {
                    break;
                }
                finalised++;
            }
            done += finalised;
            if (finalised < asked.size()) {
                Thread.sleep(LOOK_MILLIS);
            }
        }
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
