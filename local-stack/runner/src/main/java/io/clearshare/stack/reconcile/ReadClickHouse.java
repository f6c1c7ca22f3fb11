package io.clearshare.stack.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plain SELECTs over HTTP, as an analyst sends them; every value arrives as text. */
final class ReadClickHouse {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonNode access;

    /** @param access the {@code clickhouse} part of {@code stack.json} */
    ReadClickHouse(JsonNode access) {
        this.access = access;
    }

    /** The rows of the query, each an array of column texts. */
    List<List<String>> rows(String sql) throws IOException, InterruptedException {
        List<List<String>> rows = new ArrayList<>();
        each(sql, rows::add);
        return rows;
    }

    /** Hands over the rows of the query one by one. */
    void each(String sql, Consumer<List<String>> taker) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(access.get("url").asText() + "/"))
                .header("X-ClickHouse-User", access.get("user").asText())
                .header("X-ClickHouse-Key", access.get("password").asText())
                .header("X-ClickHouse-Database", access.get("database").asText())
                .POST(HttpRequest.BodyPublishers.ofString(sql + " FORMAT JSONCompactStringsEachRow"))
                .build();
        HttpResponse<Stream<String>> answer = http.send(request, HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IOException("ClickHouse refused a query: " + lines.collect(Collectors.joining("\n")));
            }
            lines.filter(line -> !line.isEmpty()).map(ReadClickHouse::row).forEach(taker);
        }
    }

    private static List<String> row(String line) {
        try {
            List<String> row = new ArrayList<>();
            JSON.readTree(line).forEach(value -> row.add(value.asText()));
            return row;
        } catch (IOException e) {
            throw new UncheckedIOException("ClickHouse sent something else than rows", e);
        }
    }

    /** The first {@code keyColumns} columns joined by {@code |} to the rest joined in the same way. */
    Map<String, String> cells(String sql, int keyColumns) throws IOException, InterruptedException {
        return cells(sql, keyColumns, figures -> String.join("|", figures));
    }

    <T> Map<String, T> cells(String sql, int keyColumns, Function<List<String>, T> figures)
            throws IOException, InterruptedException {
        Map<String, T> cells = new TreeMap<>();
        for (List<String> row : rows(sql)) {
            String key = String.join("|", row.subList(0, keyColumns));
            if (cells.put(key, figures.apply(row.subList(keyColumns, row.size()))) != null) {
                throw new IOException("Two rows for " + key + " from: " + sql);
            }
        }
        return cells;
    }
}
