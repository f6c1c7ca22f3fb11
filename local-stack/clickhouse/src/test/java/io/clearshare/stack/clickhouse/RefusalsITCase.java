package io.clearshare.stack.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.ServerException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsITCase {

    @TempDir
    private static Path data;

    private static ClickHouseProcess process;

    @BeforeAll
    static void start() throws Exception {
        process = ClickHouseProcess.start(
                data,
                Clients.USERS,
                Map.of("CLICKHOUSE_QUERY_MEMORY_BYTES", "100000000", "CLICKHOUSE_RESULT_BYTES", "5000000"));
        requireOk("writer", "CREATE DATABASE money");
        requireOk("writer", "CREATE TABLE money.earnings (id UInt64) ENGINE = MergeTree ORDER BY id");
        requireOk("writer", "INSERT INTO money.earnings VALUES (1)");
    }

    @AfterAll
    static void stop() {
        assertThat(process.stop()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELEC 1 | 62 | 400",
                "SELECT nope | 47 | 404",
                "SELECT * FROM money.nope | 60 | 404",
                "SELECT * FROM nope.earnings | 81 | 404",
                "SELECT throwIf(1) | 395 | 500",
                "SELECT 1; SELECT 2 | 62 | 400",
                "SELECT groupArray(number) FROM numbers(100000000) | 241 | 500",
                "SELECT repeat('x', 1000) FROM numbers(6000) | 396 | 500",
                "SELECT repeat('x', 1000 + number % 2) FROM numbers(6000) | 396 | 500",
                "SELECT count() FROM numbers(1000000000000) WHERE number % 7 = 1 SETTINGS max_execution_time = 1 | 159 | 408",
                "INSERT INTO money.nope VALUES (1) | 60 | 404",
                "CREATE TABLE money.earnings (id UInt64) ENGINE = MergeTree ORDER BY id | 57 | 500",
            })
    void errorsCarryTheServersCode(String sql, String code, int status) throws Exception {
        requireCode(post("writer", sql, Map.of()), code, status);
    }

    @Test
    void wrongSettingsAndDatabasesAreNamed() throws Exception {
        requireCode(post("writer", "SELECT 1", Map.of("no_such_setting", "1")), "115", 404);
        requireCode(post("writer", "SELECT 1", Map.of("max_threads", "many")), "27", 400);
        requireCode(post("writer", "SELECT 1", Map.of("database", "nope")), "81", 404);
        requireCode(post("writer", "SELECT {x:UInt8}", Map.of()), "456", 404);
    }

    @Test
    void jdbcSeesCodeAndSqlState() throws Exception {
        try (Connection jdbc = Clients.jdbc(process, "writer", "w1", "money")) {
            assertThatThrownBy(() -> jdbc.createStatement().executeQuery("SELECT * FROM nope"))
                    .isInstanceOfSatisfying(SQLException.class, e -> {
                        assertThat(e.getErrorCode()).isEqualTo(60);
                        assertThat(e.getSQLState()).isEqualTo("42S02");
                    });
        }
    }

    @Test
    void aWrongPasswordIsRefusedWith516() {
        try (Client client = Clients.writer(process).setPassword("w2").build()) {
            assertThatThrownBy(() -> client.queryAll("SELECT 1"))
                    .hasRootCauseInstanceOf(ServerException.class)
                    .satisfies(e -> assertThat(serverException(e).getCode()).isEqualTo(516));
        }
        assertThatThrownBy(() -> {
                    try (Connection jdbc = Clients.jdbc(process, "writer", "w2", "money")) {
                        jdbc.createStatement().executeQuery("SELECT 1");
                    }
                })
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(516));
    }

    private static ServerException serverException(Throwable e) {
        Throwable at = e;
        while (!(at instanceof ServerException found)) {
            at = java.util.Objects.requireNonNull(at.getCause());
        }
        return found;
    }

    @Test
    void onlyThePingNeedsNoPassword() throws Exception {
        HttpResponse<String> ping = anonymous("/ping");
        assertThat(ping.statusCode()).isEqualTo(200);
        assertThat(ping.body()).isEqualTo("Ok.\n");
        HttpResponse<String> select = anonymous("/?query=SELECT+1");
        assertThat(select.statusCode()).isEqualTo(401);
        assertThat(select.headers().firstValue("X-ClickHouse-Exception-Code")).hasValue("516");
        assertThat(anonymous("/metrics").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> anonymous(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(process.url() + path)).build(), BodyHandlers.ofString());
    }

    @Test
    void aReaderReads() throws Exception {
        assertThat(Clients.text(requireOk("analyst", "SELECT sum(id) FROM money.earnings SETTINGS max_threads = 1")))
                .isEqualTo("1\n");
        requireOk("analyst", "SHOW TABLES FROM money");
        requireOk("analyst", "DESCRIBE money.earnings");
        requireOk("analyst", "EXPLAIN SELECT * FROM money.earnings");
        requireOk("analyst", "WITH 1 AS x SELECT x UNION ALL SELECT 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO money.earnings VALUES (2)",
                "INSERT INTO money.earnings FORMAT TSV",
                "/* SELECT */ INSERT INTO money.earnings SELECT 2",
                "CREATE TABLE money.other (id UInt64) ENGINE = Memory",
                "DROP TABLE money.earnings",
                "TRUNCATE TABLE money.earnings",
                "ALTER TABLE money.earnings DELETE WHERE 1",
                "OPTIMIZE TABLE money.earnings FINAL",
                "SYSTEM SHUTDOWN",
                "KILL QUERY WHERE 1",
                "SET readonly = 0",
                "SELECT 1 SETTINGS readonly = 0",
                "CREATE FUNCTION twice AS x -> 2 * x",
            })
    void aReaderChangesNothing(String sql) throws Exception {
        requireCode(post("analyst", sql, Map.of()), "164", 500);
        requireCode(
                Clients.send(Clients.request(process, "writer", Map.of("query", sql))
                        .GET()
                        .build()),
                "164",
                500);
    }

    @Test
    void aReaderWritesNoFilesAndHidesNothingBehindBadSyntax() throws Exception {
        Path target = data.resolve("leak.txt");
        requireCode(post("analyst", "SELECT 1 INTO OUTFILE '" + target + "'", Map.of()), "164", 500);
        requireCode(post("analyst", "SELECT 1 INTO OUTFILE '" + target + "'; garbage", Map.of()), "62", 400);
        requireCode(post("analyst", "SELECT 1", Map.of("readonly", "0")), "164", 500);
        assertThat(Files.exists(target)).isFalse();
    }

    @Test
    void sessionsKeepTheirStateAndServeOneRequestAtATime() throws Exception {
        Map<String, String> session = Map.of("session_id", "s1");
        requireCode(post("writer", "SELECT 1", Map.of("session_id", "s2", "session_check", "1")), "372", 500);
        assertThat(post("writer", "CREATE TEMPORARY TABLE basket AS SELECT 42 AS x", session)
                        .statusCode())
                .isEqualTo(200);
        assertThat(Clients.text(post("writer", "SELECT x FROM basket", session)))
                .isEqualTo("42\n");
        HttpResponse<byte[]> read = Clients.send(
                Clients.request(process, "writer", Map.of("session_id", "s1", "query", "SELECT x FROM basket"))
                        .GET()
                        .build());
        assertThat(Clients.text(read)).isEqualTo("42\n");
        assertThat(post("writer", "INSERT INTO basket VALUES (43)", session).statusCode())
                .isEqualTo(200);
        requireCode(post("analyst", "SELECT x FROM basket", session), "60", 404);
        requireCode(post("writer", "SELECT x FROM basket", Map.of()), "60", 404);
    }

    @Test
    void aBusySessionIsLocked() throws Exception {
        Map<String, String> session = Map.of("session_id", "busy");
        CompletableFuture<HttpResponse<byte[]>> slow = HttpClient.newHttpClient()
                .sendAsync(
                        Clients.request(process, "writer", session)
                                .POST(BodyPublishers.ofString("SELECT sleepEachRow(0.1) FROM numbers(30)"
                                        + " SETTINGS function_sleep_max_microseconds_per_block = 10000000"))
                                .build(),
                        BodyHandlers.ofByteArray());
        String running = "SELECT count() FROM system.processes WHERE query LIKE '%sleepEachRow(0.1)%'";
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        // The observing statement names the other one and so counts itself.
        while (!Clients.text(requireOk("writer", running)).equals("2\n") && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        requireCode(post("writer", "SELECT 1", session), "373", 500);
        assertThat(slow.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    @Test
    void nothingLeaksIntoTheNextRequest() throws Exception {
        post("writer", "SELECT 1", Map.of("max_threads", "3", "database", "money"));
        assertThat(Clients.text(requireOk("writer", "SELECT currentDatabase(), getSetting('readonly')")))
                .isEqualTo("default\t0\n");
    }

    private static HttpResponse<byte[]> requireOk(String user, String sql) throws Exception {
        HttpResponse<byte[]> response = post(user, sql, Map.of());
        assertThat(response.statusCode())
                .as(sql + ": " + Clients.text(response))
                .isEqualTo(200);
        return response;
    }

    private static void requireCode(HttpResponse<byte[]> response, String code, int status) {
        String whole = Clients.text(response);
        String text = whole.substring(0, Math.min(500, whole.length()));
        assertThat(response.headers().firstValue("X-ClickHouse-Exception-Code"))
                .as(text)
                .hasValue(code);
        assertThat(response.statusCode()).as(text).isEqualTo(status);
        assertThat(whole).startsWith("Code: " + code + ". DB::Exception: ").contains("(version 26.7");
    }

    private static HttpResponse<byte[]> post(String user, String sql, Map<String, String> parameters) throws Exception {
        return Clients.post(process, user, new HashMap<>(parameters), sql.getBytes(StandardCharsets.UTF_8));
    }
}
