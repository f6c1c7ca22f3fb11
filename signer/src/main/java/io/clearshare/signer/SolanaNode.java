package io.clearshare.signer;

import io.clearshare.domain.json.JsonTree;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The few questions that setting an allowance asks a node. */
final class SolanaNode {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI rpc;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    SolanaNode(URI rpc) {
        this.rpc = rpc;
    }

    void requireChain(String genesisHash) throws IOException, InterruptedException {
        Object actual = call("getGenesisHash", "");
        if (!genesisHash.equals(actual)) {
            throw new IllegalStateException("The node is on chain " + actual + ", not on " + genesisHash);
        }
    }

    long lamports(String address) throws IOException, InterruptedException {
        Object value = at(call("getBalance", quoted(address) + ",{\"commitment\":\"confirmed\"}"), "value");
        if (value instanceof Long lamports) {
            return lamports;
        }
        throw new IOException("The node tells no balance");
    }

    /** The delegate of a token account with what it may still move; empty when there is none. */
    Map<String, Long> allowance(String tokenAccount) throws IOException, InterruptedException {
        Object account = call(
                "getAccountInfo", quoted(tokenAccount) + ",{\"encoding\":\"jsonParsed\",\"commitment\":\"confirmed\"}");
        Object info = at(account, "value", "data", "parsed", "info");
        Object delegate = at(info, "delegate");
        Object amount = at(info, "delegatedAmount", "amount");
        return delegate == null || amount == null
                ? Map.of()
                : Map.of(delegate.toString(), Long.parseLong(amount.toString()));
    }

    String blockhash() throws IOException, InterruptedException {
        Object hash = at(call("getLatestBlockhash", "{\"commitment\":\"confirmed\"}"), "value", "blockhash");
        if (hash == null) {
            throw new IOException("The node gives no blockhash");
        }
        return hash.toString();
    }

    String send(String transactionInBase64) throws IOException, InterruptedException {
        Object signature = call(
                "sendTransaction",
                quoted(transactionInBase64) + ",{\"encoding\":\"base64\",\"preflightCommitment\":\"confirmed\"}");
        return String.valueOf(signature);
    }

    /** @throws IllegalStateException when the chain executed it with an error */
    boolean confirmed(String signature) throws IOException, InterruptedException {
        Object statuses = at(call("getSignatureStatuses", "[" + quoted(signature) + "]"), "value");
        Object status = statuses instanceof List<?> list && !list.isEmpty() ? list.get(0) : null;
        if (at(status, "err") != null) {
            throw new IllegalStateException(signature + " failed: " + at(status, "err"));
        }
        Object level = at(status, "confirmationStatus");
        return "confirmed".equals(level) || "finalized".equals(level);
    }

    private @Nullable Object call(String method, String params) throws IOException, InterruptedException {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":" + quoted(method) + ",\"params\":[" + params + "]}";
        HttpRequest request = HttpRequest.newBuilder(rpc)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        Object answer =
                JsonTree.parse(http.send(request, BodyHandlers.ofByteArray()).body());
        Object error = at(answer, "error");
        if (error != null) {
            throw new IOException(method + ": " + error);
        }
        return at(answer, "result");
    }

    private static @Nullable Object at(@Nullable Object tree, String... path) {
        Object value = tree;
        for (String name : path) {
            value = value instanceof Map<?, ?> members ? members.get(name) : null;
        }
        return value;
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
