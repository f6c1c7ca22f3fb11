package io.clearshare.stack.clickhouse;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.GenericRecord;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The unmodified clients that the tests talk through. */
final class Clients {

    static final String USERS = "writer:w1,analyst:a1:readonly";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Clients() {}

    static Client.Builder writer(ClickHouseProcess process) {
        return new Client.Builder()
                .addEndpoint(process.url().toString())
                .setUsername("writer")
                .setPassword("w1");
    }

    static Connection jdbc(ClickHouseProcess process, String user, String password, String database)
            throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return DriverManager.getConnection("jdbc:ch:" + process.url() + "/" + database, properties);
    }

    static void execute(Client client, String sql) throws Exception {
        client.execute(sql).get(60, TimeUnit.SECONDS).close();
    }

    static GenericRecord single(Client client, String sql) {
        List<GenericRecord> rows = client.queryAll(sql);
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " rows for " + sql);
        }
        return rows.get(0);
    }

    static long number(Client client, String sql) {
        return single(client, sql).getLong(1);
    }

    /** A raw request with the body as given; parameters go into the URL. */
    static HttpRequest.Builder request(ClickHouseProcess process, String user, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String password = user.equals("writer") ? "w1" : "a1";
        return HttpRequest.newBuilder(URI.create(process.url() + "/?" + query))
                .timeout(Duration.ofSeconds(60))
                .header("X-ClickHouse-User", user)
                .header("X-ClickHouse-Key", password);
    }

    static HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return HTTP.send(request, BodyHandlers.ofByteArray());
    }

    static HttpResponse<byte[]> post(
            ClickHouseProcess process, String user, Map<String, String> parameters, byte[] body)
            throws IOException, InterruptedException {
        return send(request(process, user, parameters)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
