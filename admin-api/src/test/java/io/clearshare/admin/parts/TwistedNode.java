package io.clearshare.admin.parts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A second address of a real node, whose answers a test twists. */
public final class TwistedNode implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What is wrong with it. */
    public enum Twist {
        NONE,
        /** Answers nothing. */
        DEAD,
        /** Takes transactions and drops them, and denies every signature, from the newest slot. */
        DENIES,
        /** Denies every signature, from a slot long ago. */
        LAGS,
        /** Tells heights that are not there yet, so that everything looks expired, and denies what it has. */
        AHEAD,
        /** Tells that blockhashes die at once. */
        SHORTENS,
        /** Tells that everything is finalised. */
        INVENTS
    }

    private final HttpServer server;
    private final URI node;
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile Twist twist = Twist.NONE;

    private TwistedNode(URI node) throws IOException {
        this.node = node;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    public static TwistedNode before(SolanaPart node) {
        try {
            return new TwistedNode(node.rpc());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI rpc() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public void twist(Twist how) {
        twist = how;
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] request = exchange.getRequestBody().readAllBytes();
        if (twist == Twist.DEAD) {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
            return;
        }
        JsonNode asked = JSON.readTree(request);
        JsonNode answer;
        if (asked.isArray()) {
            ArrayNode answers = JSON.createArrayNode();
            for (JsonNode one : asked) {
                answers.add(answer(one));
            }
            answer = answers;
        } else {
            answer = answer(asked);
        }
        byte[] told = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().add("content-type", "application/json");
        exchange.sendResponseHeaders(200, told.length);
        exchange.getResponseBody().write(told);
        exchange.close();
    }

    private JsonNode answer(JsonNode request) throws IOException {
        String method = request.path("method").asString();
        if (twist == Twist.DENIES && method.equals("sendTransaction")) {
            ObjectNode taken = JSON.createObjectNode().put("jsonrpc", "2.0").put("result", "taken");
            taken.set("id", request.path("id"));
            return taken;
        }
        return twisted(request, JSON.readTree(forward(JSON.writeValueAsBytes(request))));
    }

    private byte[] forward(byte[] request) throws IOException {
        try {
            return http.send(
                            HttpRequest.newBuilder(node)
                                    .header("content-type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private JsonNode twisted(JsonNode request, JsonNode answer) {
        String method = request.path("method").asString();
        if (answer.get("result") instanceof ObjectNode result) {
            twist(method, result, request.path("params").path(0).size());
        } else if (method.equals("getSignaturesForAddress") && answer.get("result") instanceof ArrayNode list) {
            if (twist == Twist.DENIES || twist == Twist.AHEAD || twist == Twist.LAGS) {
                list.removeAll();
            }
        }
        return answer;
    }

    private void twist(String method, ObjectNode result, int asked) {
        boolean denies = twist == Twist.DENIES || twist == Twist.AHEAD || twist == Twist.LAGS;
        if (method.equals("getSignatureStatuses") && denies) {
            ArrayNode statuses = result.putArray("value");
            for (int i = 0; i < asked; i++) {
                statuses.addNull();
            }
            if (twist == Twist.LAGS) {
                ((ObjectNode) result.get("context")).put("slot", 1);
            }
        }
        if (method.equals("getSignatureStatuses") && twist == Twist.INVENTS) {
            ArrayNode statuses = result.putArray("value");
            for (int i = 0; i < asked; i++) {
                statuses.addObject()
                        .put("slot", 5)
                        .put("confirmationStatus", "finalized")
                        .putNull("err");
            }
        }
        if (method.equals("getEpochInfo") && twist == Twist.AHEAD) {
            result.put("blockHeight", result.path("blockHeight").asLong() + 500);
        }
        if (method.equals("getLatestBlockhash") && twist == Twist.SHORTENS) {
            ObjectNode value = (ObjectNode) result.get("value");
            value.put("lastValidBlockHeight", value.path("lastValidBlockHeight").asLong() - 149);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
