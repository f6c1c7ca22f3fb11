package io.clearshare.stack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The warehouse of a programme, read with the rights of an analyst, one row after the other. */
final class ClickHouseFeed {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;
    private final String database;
    private final String user;
    private final String password;

    ClickHouseFeed(String url, String database, String user, String password) {
        this.url = URI.create(url + "/?output_format_json_quote_64bit_integers=0");
        this.database = database;
        this.user = user;
        this.password = password;
    }

    /** What is done with a row. */
    interface Taker {
        void take(JsonNode row) throws IOException;
    }

    void each(String sql, Taker taker) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("X-ClickHouse-User", user)
                .header("X-ClickHouse-Key", password)
                .header("X-ClickHouse-Database", database)
                .POST(HttpRequest.BodyPublishers.ofString(sql + " FORMAT JSONEachRow"))
                .build();
        HttpResponse<Stream<String>> answer = http.send(request, HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IOException("ClickHouse refused a query: " + lines.collect(Collectors.joining(" ")));
            }
            for (Iterator<String> line = lines.iterator(); line.hasNext(); ) {
                taker.take(JSON.readTree(line.next()));
            }
        }
    }
}
