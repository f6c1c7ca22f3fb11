package io.clearshare.signer;

import io.clearshare.domain.json.JsonTree;
import io.clearshare.domain.solana.Instruction;
import io.clearshare.domain.solana.WireMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The few questions that the treasury's owner asks a node when setting an allowance or making the escrow. */
final class SolanaNode {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LANDING = Duration.ofSeconds(90);

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
        Object info = at(info(tokenAccount), "value", "data", "parsed", "info");
        Object delegate = at(info, "delegate");
        Object amount = at(info, "delegatedAmount", "amount");
        return delegate == null || amount == null
                ? Map.of()
                : Map.of(delegate.toString(), Long.parseLong(amount.toString()));
    }

    boolean exists(String address) throws IOException, InterruptedException {
        return at(info(address), "value") != null;
    }

    /** What an account of so many bytes has to hold to stay. */
    long rent(int bytes) throws IOException, InterruptedException {
        if (call("getMinimumBalanceForRentExemption", Integer.toString(bytes)) instanceof Long lamports) {
            return lamports;
        }
        throw new IOException("The node tells no rent");
    }

    List<String> multisigMembers(String address) throws IOException, InterruptedException {
        Object signers = at(info(address), "value", "data", "parsed", "info", "signers");
        return signers instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    String nonceAuthority(String address) throws IOException, InterruptedException {
        return String.valueOf(at(info(address), "value", "data", "parsed", "info", "authority"));
    }

    private @Nullable Object info(String address) throws IOException, InterruptedException {
        return call("getAccountInfo", quoted(address) + ",{\"encoding\":\"jsonParsed\",\"commitment\":\"confirmed\"}");
    }

    /**
     * Signs, sends and waits until it is confirmed.
     *
     * @return the signature
     */
    String land(KeyFile payer, List<Instruction> instructions) throws IOException, InterruptedException {
        byte[] message = WireMessage.compile(payer.address(), blockhash(), instructions);
        byte[] wire = WireMessage.transaction(message, payer.sign(message));
        String signature = send(Base64.getEncoder().encodeToString(wire));
        long until = System.nanoTime() + LANDING.toNanos();
        while (!confirmed(signature)) {
            if (System.nanoTime() > until) {
                throw new IOException(signature + " is not confirmed; look it up before you try again");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return signature;
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
