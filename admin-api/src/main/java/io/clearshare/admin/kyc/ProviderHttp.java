package io.clearshare.admin.kyc;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls to a provider: a call that may be repeated is, a few times with growing pauses, as long as the provider does not
 * answer, is overloaded or broken. Answers are bounded and never logged, since they are about people.
 */
final class ProviderHttp {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Logger LOG = LoggerFactory.getLogger(ProviderHttp.class);
    private static final int ATTEMPTS_MAX = 4;
    private static final long PAUSE_MILLIS = 100;
    private static final int ANSWER_BYTES_MAX = 1024 * 1024;

    private final String provider;
    private final URI base;
    private final Duration patience;
    private final HttpClient http;

    ProviderHttp(String provider, URI base, Duration patience) {
        this.provider = provider;
        this.base = base;
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Makes the headers of one attempt; a signature holds only for its second. */
    interface Signing {

        Map<String, String> headers(String method, String path, byte[] body);
    }

    /**
     * The JSON that the provider answers.
     *
     * @throws ProviderFailure with the status of a refusal, or 0 after the last attempt without an answer
     */
    JsonNode call(String method, String path, byte[] body, Signing signing) {
        for (int attempt = 1; ; attempt++) {
            try {
                return answered(http.send(request(method, path, body, signing), BodyHandlers.ofByteArray()));
            } catch (IOException e) {
                if (attempt == ATTEMPTS_MAX) {
                    throw new ProviderFailure(0, provider + " does not answer");
                }
                LOG.info("{} attempt {}: {}", provider, attempt, e.toString());
                pause(attempt);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ProviderFailure(0, "interrupted");
            }
        }
    }

    private HttpRequest request(String method, String path, byte[] body, Signing signing) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(patience)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        signing.headers(method, path, body).forEach(request::header);
        return request.build();
    }

    /** @throws IOException for an answer after which the same call may be tried again */
    private JsonNode answered(HttpResponse<byte[]> response) throws IOException {
        int status = response.statusCode();
        if (status == 429 || status >= 500) {
            throw new IOException("status " + status);
        }
        if (status / 100 != 2) {
            throw new ProviderFailure(status, provider + " answers with status " + status);
        }
        if (response.body().length > ANSWER_BYTES_MAX) {
            throw new ProviderFailure(status, provider + " answers too much");
        }
        try {
            return JSON.readTree(response.body());
        } catch (JacksonException e) {
            throw new ProviderFailure(status, provider + " answers with something else than JSON");
        }
    }

    private static void pause(int attempt) throws ProviderFailure {
        try {
            Thread.sleep(PAUSE_MILLIS << attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderFailure(0, "interrupted");
        }
    }
}
