package io.clearshare.stack.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.CompressionMethod;
import com.clickhouse.client.api.insert.InsertResponse;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.data.ClickHouseFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InsertsITCase {

    private static final int ROWS = 50_000;

    private static ClickHouseProcess process;
    private static Client plain;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        process = ClickHouseProcess.start(data, Clients.USERS);
        plain = Clients.writer(process).build();
        Clients.execute(plain, "CREATE DATABASE clicks");
        Clients.execute(plain, "CREATE TABLE clicks.rows (id UInt64, text String) ENGINE = MergeTree ORDER BY id");
    }

    @AfterAll
    static void stop() {
        plain.close();
        assertThat(process.stop()).isZero();
    }

    @BeforeEach
    void empty() throws Exception {
        Clients.execute(plain, "TRUNCATE TABLE clicks.rows");
    }

    @ParameterizedTest
    @CsvSource({"false, false, LZ4", "true, false, LZ4", "true, false, ZSTD", "true, true, LZ4"})
    void rowsArriveInEveryFormatAndCompression(boolean compressed, boolean overHttp, CompressionMethod method)
            throws Exception {
        try (Client client = Clients.writer(process)
                .setDefaultDatabase("clicks")
                .compressClientRequest(compressed)
                .compressServerResponse(compressed)
                .useHttpCompression(overHttp)
                .compressionMethod(method)
                .build()) {
            insert(client, ClickHouseFormat.RowBinary, rowBinary(0, ROWS));
            insert(client, ClickHouseFormat.JSONEachRow, jsonRows(ROWS, ROWS));
            assertThat(Clients.number(client, "SELECT sum(id) FROM rows"))
                    .isEqualTo(LongStream.range(0, 2L * ROWS).sum());
            assertThat(client.queryAll("SELECT id, text FROM rows ORDER BY id")).hasSize(2 * ROWS);
        }
    }

    private static void insert(Client client, ClickHouseFormat format, byte[] rows) throws Exception {
        try (InsertResponse response = client.insert(
                        "rows", new ByteArrayInputStream(rows), format, new InsertSettings())
                .get(60, TimeUnit.SECONDS)) {
            assertThat(response.getWrittenRows()).isEqualTo(ROWS);
        }
    }

    @Test
    void jdbcBatchesArriveWhole() throws Exception {
        try (Connection jdbc = Clients.jdbc(process, "writer", "w1", "clicks");
                PreparedStatement insert = jdbc.prepareStatement("INSERT INTO rows (id, text) VALUES (?, ?)")) {
            for (int id = 0; id < 2000; id++) {
                insert.setLong(1, id);
                insert.setString(2, "row's; SELECT " + id);
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).hasSize(2000);
        }
        assertThat(Clients.number(
                        plain, "SELECT countIf(text = concat('row\\'s; SELECT ', toString(id))) FROM clicks.rows"))
                .isEqualTo(2000);
    }

    @Test
    void theBodyMayBeGzipOrPlainText() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write("1\tone\n2\ttwo\n".getBytes(StandardCharsets.UTF_8));
        }
        HttpResponse<byte[]> gzip =
                Clients.send(Clients.request(process, "writer", Map.of("query", "INSERT INTO clicks.rows FORMAT TSV"))
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofByteArray(packed.toByteArray()))
                        .build());
        assertThat(gzip.statusCode()).as(Clients.text(gzip)).isEqualTo(200);
        post("INSERT INTO clicks.rows VALUES", "(3, 'three'), (4, 'four')");
        post("", "INSERT INTO clicks.rows FORMAT JSONEachRow {\"id\": 5, \"text\": \"five\"}");
        post("INSERT INTO clicks.rows SELECT 6, 'six'", "");
        assertThat(Clients.number(plain, "SELECT sum(id) FROM clicks.rows")).isEqualTo(21);
    }

    private static void post(String sql, String body) throws Exception {
        HttpResponse<byte[]> response =
                Clients.post(process, "writer", Map.of("query", sql), body.getBytes(StandardCharsets.UTF_8));
        assertThat(response.statusCode()).as(Clients.text(response)).isEqualTo(200);
    }

    @Test
    void answersAreGzippedOnRequest() throws Exception {
        HttpResponse<byte[]> response = Clients.send(
                Clients.request(process, "writer", Map.of("enable_http_compression", "1", "query", "SELECT 'x'"))
                        .header("Accept-Encoding", "gzip, deflate")
                        .GET()
                        .build());
        assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes())
                .isEqualTo("x\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anInsertThatFailsHalfWayLeavesNothing() throws Exception {
        String rows =
                LongStream.range(0, ROWS).mapToObj(id -> id + "\ttext\n").collect(Collectors.joining()) + "x\ty\n";
        HttpResponse<byte[]> response = Clients.post(
                process,
                "writer",
                Map.of("query", "INSERT INTO clicks.rows FORMAT TSV"),
                rows.getBytes(StandardCharsets.UTF_8));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("X-ClickHouse-Exception-Code")).hasValue("27");
        assertThat(Clients.number(plain, "SELECT count() FROM clicks.rows")).isZero();
    }

    static byte[] rowBinary(long firstId, int count) {
        ByteBuffer rows = ByteBuffer.allocate(count * 13).order(ByteOrder.LITTLE_ENDIAN);
        for (long id = firstId; id < firstId + count; id++) {
            rows.putLong(id).put((byte) 4).put("text".getBytes(StandardCharsets.UTF_8));
        }
        return rows.array();
    }

    private static byte[] jsonRows(long firstId, int count) {
        return LongStream.range(firstId, firstId + count)
                .mapToObj(id -> "{\"id\":" + id + ",\"text\":\"text\"}\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }
}
