package io.clearshare.benchmark.payouts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** JSON-RPC over kept connections; many requests in one body where the caller gives many. */
final class Rpc {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI node;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    Rpc(URI node) {
        this.node = node;
    }

    /** @param params the JSON of the parameters */
    static String request(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}";
    }

    static String quoted(List<String> texts) {
        return "[\"" + String.join("\",\"", texts) + "\"]";
    }

    JsonNode call(String method, String params) throws IOException, InterruptedException {
        return result(post(request(method, params)));
    }

    /** The answers in the order of the requests. */
    JsonNode batch(List<String> requests) throws IOException, InterruptedException {
        return post("[" + String.join(",", requests) + "]");
    }

    static JsonNode result(JsonNode answer) throws IOException {
        if (!answer.has("result")) {
            throw new IOException("The node answered " + answer);
        }
        return answer.get("result");
    }

    private JsonNode post(String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(node)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return JSON.readTree(http.send(request, BodyHandlers.ofByteArray()).body());
    }
}
