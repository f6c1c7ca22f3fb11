package io.clearshare.benchmark.contest;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** ClickHouse over plain HTTP. */
public final class ClickHouse {

    private static final Duration ANSWER_MAX = Duration.ofMinutes(5);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final String password;
    private final String database;

    public ClickHouse(String url, String password, String database) {
        this.url = url;
        this.password = password;
        this.database = database;
    }

    /** The answer to a statement, tab-separated unless the statement says otherwise. */
    public String query(String sql) throws IOException, InterruptedException {
        return send("", BodyPublishers.ofString(sql));
    }

    /** Inserts rows in RowBinary. */
    public void insert(String table, byte[] rows, int length) throws IOException, InterruptedException {
        String statement = "INSERT INTO " + table + " FORMAT RowBinary";
        send(
                "&query=" + URLEncoder.encode(statement, StandardCharsets.UTF_8),
                BodyPublishers.ofByteArray(rows, 0, length));
    }

    private String send(String parameters, BodyPublisher body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/?database=" + database + parameters))
                .header("X-ClickHouse-User", Contest.USER)
                .header("X-ClickHouse-Key", password)
                .timeout(ANSWER_MAX)
                .POST(body)
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("ClickHouse answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
