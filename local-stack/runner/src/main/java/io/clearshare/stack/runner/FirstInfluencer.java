package io.clearshare.stack.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * The influencer the person at the terminal may sign in as. It is registered once through the public API; every start
 * makes a new sign-in link.
 */
final class FirstInfluencer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LINK_HOURS = 168;
    private static final int LINK_USES = 1_000;

    private final String api;
    private final String adminKey;
    private final String handle;
    private final Path idFile;
    private final SolanaKey wallet;
    private final HttpClient client = HttpClient.newHttpClient();

    /** @param handle also makes the code, the e-mail address and the user id */
    FirstInfluencer(String api, String adminKey, String handle, DataDirectory data) throws IOException {
        this.api = api;
        this.adminKey = adminKey;
        this.handle = handle;
        this.idFile = data.path("influencer-" + handle + ".id");
        this.wallet = SolanaKey.in(data.path("influencer-" + handle + ".json"));
    }

    StackDescription.SignIn signIn() throws IOException, InterruptedException {
        ObjectNode wish = JSON.createObjectNode().put("validHours", LINK_HOURS).put("uses", LINK_USES);
        String link = post("/api/v1/influencers/" + id() + "/sign-in-links", wish)
                .path("loginUrl")
                .asText();
        return new StackDescription.SignIn("INFLUENCER", email(), link, null, null);
    }

    private String email() {
        return handle + "@example.com";
    }

    private String id() throws IOException, InterruptedException {
        if (!Files.exists(idFile)) {
            String id = register().path("influencerId").asText();
            PrivateFile.write(idFile, id.getBytes(StandardCharsets.UTF_8));
        }
        return Files.readString(idFile);
    }

    private JsonNode register() throws IOException, InterruptedException {
        ObjectNode registration = JSON.createObjectNode()
                .put("handle", handle)
                .put("email", email())
                .put("code", handle.toUpperCase(Locale.ROOT))
                .put("userId", "u-" + handle)
                .put("wallet", wallet.address())
                .put("activeFrom", "2026-01-01T00:00:00Z")
                .put("activate", true);
        return post("/api/v1/influencers", registration);
    }

    private JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + adminKey)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException("the API answered " + response.statusCode() + " to " + path + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }
}
