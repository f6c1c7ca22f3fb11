package io.clearshare.stack.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A caller of the admin API: a machine with a key, or a person with a session. */
public final class ApiClient {
    static final ObjectMapper JSON = new ObjectMapper();

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String api;
    private final String key;

    private ApiClient(String api, String key) {
        this.api = api;
        this.key = key;
    }

    public static ApiClient withKey(String api, String key) {
        return new ApiClient(api, key);
    }

    /** Signs in as one of the sign-ins in {@code stack.json}, with a fresh second factor. */
    public static ApiClient signedIn(String api, JsonNode signIn) throws IOException, InterruptedException {
        ApiClient person = new ApiClient(api, "");
        person.get("/api/v1/auth/me");
        var login = JSON.createObjectNode()
                .put("email", signIn.get("email").asText())
                .put("password", signIn.get("password").asText());
        if (signIn.hasNonNull("totpSecret")) {
            login.put("totp", Totp.now(signIn.get("totpSecret").asText()));
        }
        person.post("/api/v1/auth/login", login).orThrow();
        return person;
    }

    /** What the API answered. */
    public record Answer(String request, int status, JsonNode body) {
        /**
         * The body of a good answer.
         *
         * @throws IOException when the API could not answer just now
         * @throws IllegalStateException when it refused
         */
        public JsonNode orThrow() throws IOException {
            if (status >= 500) {
                throw new IOException(request + " answered " + status + ": " + body);
            }
            if (status >= 300) {
                throw new IllegalStateException(request + " answered " + status + ": " + body);
            }
            return body;
        }
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, HttpRequest.BodyPublishers.noBody());
    }

    public Answer post(String path, Object body) throws IOException, InterruptedException {
        return send("POST", path, HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    }

    private Answer send(String method, String path, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(method, body);
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        for (HttpCookie cookie : cookies.getCookieStore().getCookies()) {
            if (cookie.getName().equals("XSRF-TOKEN")) {
                request.header("X-XSRF-TOKEN", cookie.getValue());
            }
        }
        HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        JsonNode json = answer.body().length == 0 ? JSON.nullNode() : JSON.readTree(answer.body());
        return new Answer(method + " " + path, answer.statusCode(), json);
    }
}
