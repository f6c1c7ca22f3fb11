package io.clearshare.stack.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

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
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(access.get("url").asText() + "/"))
                .header("X-ClickHouse-User", access.get("user").asText())
                .header("X-ClickHouse-Key", access.get("password").asText())
                .header("X-ClickHouse-Database", access.get("database").asText())
                .POST(HttpRequest.BodyPublishers.ofString(sql + " FORMAT JSONCompactStringsEachRow"))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("ClickHouse refused a query: " + answer.body());
        }
        List<List<String>> rows = new ArrayList<>();
        for (String line : answer.body().split("\n")) {
            if (!line.isEmpty()) {
                List<String> row = new ArrayList<>();
                JSON.readTree(line).forEach(value -> row.add(value.asText()));
                rows.add(row);
            }
        }
        return rows;
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
