package io.clearshare.admin.payout.solana;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON-RPC to one Solana node; never retries by itself. */
final class SolanaRpc {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI node;
    private final Duration patience;
    private final HttpClient http;
    private final AtomicLong ids = new AtomicLong();

    SolanaRpc(URI node, Duration patience) {
        this.node = node;
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    URI node() {
        return node;
    }

    /**
     * The {@code result} of a call.
     *
     * @throws RpcFailure when there is none
     */
    JsonNode call(String method, Object... parameters) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("jsonrpc", "2.0");
        body.put("id", ids.incrementAndGet());
        body.put("method", method);
        body.put("params", Arrays.asList(parameters));
        HttpResponse<byte[]> response = post(method, JSON.writeValueAsBytes(body));
        JsonNode answer = parse(method, response);
        JsonNode error = answer.get("error");
        if (error != null && !error.isNull()) {
            throw new RpcFailure.Refused(
                    method, error.path("code").asLong(0), error.path("message").asString(""), error.path("data"));
        }
        JsonNode result = answer.get("result");
        if (response.statusCode() != 200 || result == null) {
            throw new RpcFailure.BadAnswer(method, response.statusCode(), null);
        }
        return result;
    }

    /**
     * The answers of several calls of one method that go in one request, in their order.
     *
     * @throws RpcFailure when there are none at all, as from a node that takes one call at a time
     */
    List<Told> callAll(String method, List<List<Object>> calls) {
        List<Map<String, Object>> bodies = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            bodies.add(Map.of("jsonrpc", "2.0", "id", i, "method", method, "params", calls.get(i)));
        }
        HttpResponse<byte[]> response = post(method, JSON.writeValueAsBytes(bodies));
        JsonNode answers = read(method, response);
        if (response.statusCode() != 200 || !answers.isArray()) {
            throw new RpcFailure.BadAnswer(method, response.statusCode(), null);
        }
        Told[] told = new Told[calls.size()];
        Arrays.fill(told, new Told(null, new RpcFailure.BadAnswer(method, response.statusCode(), null)));
        for (JsonNode answer : answers) {
            int id = answer.path("id").asInt(-1);
            if (id >= 0 && id < told.length) {
                told[id] = told(method, answer);
            }
        }
        return List.of(told);
    }

    private static Told told(String method, JsonNode answer) {
        JsonNode result = answer.get("result");
        if (result != null) {
            return new Told(result, null);
        }
        JsonNode error = answer.path("error");
        return new Told(
                null,
                new RpcFailure.Refused(
                        method,
                        error.path("code").asLong(0),
                        error.path("message").asString(""),
                        error.path("data")));
    }

    /** The result of a call, or why there is none. */
    record Told(@Nullable JsonNode result, @Nullable RpcFailure failure) {}

    private HttpResponse<byte[]> post(String method, byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(node)
                .timeout(patience)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new RpcFailure.NoAnswer(method, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RpcFailure.NoAnswer(method, e);
        }
    }

    private static JsonNode parse(String method, HttpResponse<byte[]> response) {
        JsonNode answer = read(method, response);
        if (!answer.isObject()) {
            throw new RpcFailure.BadAnswer(method, response.statusCode(), null);
        }
        return answer;
    }

    private static JsonNode read(String method, HttpResponse<byte[]> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JacksonException e) {
            throw new RpcFailure.BadAnswer(method, response.statusCode(), e);
        }
    }

    /** Options of a call, in a map that keeps their order. */
    static Map<String, Object> options(Object... namesAndValues) {
        Map<String, Object> options = new LinkedHashMap<>();
        List<Object> all = List.of(namesAndValues);
        for (int i = 0; i < all.size(); i += 2) {
            options.put((String) all.get(i), all.get(i + 1));
        }
        return options;
    }
}
