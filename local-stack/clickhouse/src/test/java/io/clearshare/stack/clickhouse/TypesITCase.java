package io.clearshare.stack.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.data_formats.RowBinaryFormatWriter;
import com.clickhouse.client.api.insert.InsertResponse;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.client.api.metadata.TableSchema;
import com.clickhouse.client.api.query.GenericRecord;
import com.clickhouse.data.ClickHouseFormat;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypesITCase {

    private static final UUID TOUCH = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");
    private static final BigDecimal RATE = new BigDecimal("123456789.987654321");
    private static final BigInteger MICROS = new BigInteger("-170141183460469231731687303715884105728");
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 3, 29, 12, 0, 0, 123_000_000);
    private static final String JSON = "{\"reason\":\"späť – 火\",\"hits\":[1,2]}";

    private static ClickHouseProcess process;
    private static Client client;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        process = ClickHouseProcess.start(data, Clients.USERS);
        client = Clients.writer(process).build();
        Clients.execute(client, "CREATE DATABASE types");
        client.close();
        client = Clients.writer(process).setDefaultDatabase("types").build();
        Clients.execute(client, """
                CREATE TABLE facts (
                    id UInt64, rate Decimal(18, 9), micros Int128, at DateTime64(3), tags Array(String),
                    channel LowCardinality(String), note Nullable(String), touch UUID, weights Map(String, Int64),
                    detail String, ok Bool
                ) ENGINE = MergeTree ORDER BY id""");
    }

    @AfterAll
    static void stop() {
        client.close();
        assertThat(process.stop()).isZero();
    }

    @BeforeEach
    void empty() throws Exception {
        Clients.execute(client, "TRUNCATE TABLE facts");
    }

    @Test
    void rowBinaryKeepsEveryType() throws Exception {
        TableSchema schema = client.getTableSchema("facts");
        InsertSettings settings = new InsertSettings();
        try (InsertResponse response = client.insert(
                        "facts",
                        out -> {
                            RowBinaryFormatWriter row =
                                    new RowBinaryFormatWriter(out, schema, ClickHouseFormat.RowBinary);
                            writeRow(row, BigInteger.ONE, "a note");
                            writeRow(row, BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE), null);
                            out.flush();
                        },
                        ClickHouseFormat.RowBinary,
                        settings)
                .get(60, TimeUnit.SECONDS)) {
            assertThat(response.getWrittenRows()).isEqualTo(2);
        }
        List<GenericRecord> rows = client.queryAll("SELECT * FROM facts ORDER BY id");
        assertThat(rows).hasSize(2);
        requireRow(rows.get(0), "1");
        assertThat(rows.get(0).getString("note")).isEqualTo("a note");
        requireRow(rows.get(1), "18446744073709551615");
        assertThat(rows.get(1).hasValue("note")).isFalse();
    }

    private static void writeRow(
            RowBinaryFormatWriter row, BigInteger id, @org.jspecify.annotations.Nullable String note)
            throws java.io.IOException {
        row.setValue("id", id);
        row.setValue("rate", RATE);
        row.setValue("micros", MICROS);
        row.setValue("at", ZonedDateTime.of(NOON, ZoneOffset.UTC));
        row.setValue("tags", List.of("a", "ß", ""));
        row.setValue("channel", "video");
        row.setValue("note", note);
        row.setValue("touch", TOUCH);
        row.setValue("weights", Map.of("first", -1L, "last", Long.MAX_VALUE));
        row.setValue("detail", JSON);
        row.setValue("ok", true);
        row.commitRow();
    }

    private static void requireRow(GenericRecord row, String id) {
        assertThat(row.getBigInteger("id")).isEqualTo(new BigInteger(id));
        assertThat(row.getBigDecimal("rate")).isEqualTo(RATE);
        assertThat(row.getBigInteger("micros")).isEqualTo(MICROS);
        assertThat(row.getZonedDateTime("at").toInstant()).isEqualTo(NOON.toInstant(ZoneOffset.UTC));
        assertThat(row.<String>getList("tags")).containsExactly("a", "ß", "");
        assertThat(row.getString("channel")).isEqualTo("video");
        assertThat(row.getUUID("touch")).isEqualTo(TOUCH);
        assertThat(row.getObject("weights")).isEqualTo(Map.of("first", -1L, "last", Long.MAX_VALUE));
        assertThat(row.getString("detail")).isEqualTo(JSON);
        assertThat(row.getBoolean("ok")).isTrue();
    }

    @Test
    void preparedStatementsKeepEveryType() throws Exception {
        try (Connection jdbc = Clients.jdbc(process, "writer", "w1", "types");
                PreparedStatement insert = jdbc.prepareStatement(
                        "INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?, map('first', -1), ?, ?)")) {
            insert.setLong(1, 7);
            insert.setBigDecimal(2, RATE);
            insert.setObject(3, MICROS);
            insert.setObject(4, NOON);
            insert.setArray(5, jdbc.createArrayOf("String", new Object[] {"it's", "b\\c"}));
            insert.setString(6, "video");
            insert.setNull(7, java.sql.Types.VARCHAR);
            insert.setObject(8, TOUCH);
            insert.setString(9, JSON);
            insert.setBoolean(10, true);
            assertThat(insert.executeUpdate()).isEqualTo(1);
            try (PreparedStatement select = jdbc.prepareStatement("SELECT * FROM facts WHERE id = ? AND detail = ?")) {
                select.setLong(1, 7);
                select.setString(2, JSON);
                requireRow(select.executeQuery());
            }
        }
    }

    private static void requireRow(ResultSet rows) throws Exception {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getBigDecimal("rate")).isEqualTo(RATE);
        assertThat(rows.getObject("micros")).isEqualTo(MICROS);
        assertThat(rows.getObject("at", LocalDateTime.class)).isEqualTo(NOON);
        assertThat(Arrays.asList((Object[]) rows.getArray("tags").getArray())).isEqualTo(List.of("it's", "b\\c"));
        assertThat(rows.getString("note")).isNull();
        assertThat(rows.getObject("touch")).isEqualTo(TOUCH);
        assertThat(rows.getObject("weights")).isEqualTo(Map.of("first", -1L));
        assertThat(rows.getString("detail")).isEqualTo(JSON);
        assertThat(rows.next()).isFalse();
    }

    @Test
    void jdbcSeesTheServerAndItsTables() throws Exception {
        try (Connection jdbc = Clients.jdbc(process, "writer", "w1", "types")) {
            assertThat(jdbc.getMetaData().getDatabaseProductVersion()).startsWith("26.7");
            try (ResultSet columns = jdbc.getMetaData().getColumns(null, "types", "facts", "rate")) {
                assertThat(columns.next()).isTrue();
                assertThat(columns.getString("TYPE_NAME")).isEqualTo("Decimal(18, 9)");
            }
        }
    }

    @Test
    void valuesBindToNamedPlaceholders() {
        List<GenericRecord> rows = client.queryAll(
                "SELECT {name:String} AS name, {count:UInt32} + 1 AS count, {days:Array(Date)} AS days",
                Map.of("name", "it's a \\ \t \"test\"", "count", 41, "days", "['2026-11-22']"));
        assertThat(rows.get(0).getString("name")).isEqualTo("it's a \\ \t \"test\"");
        assertThat(rows.get(0).getLong("count")).isEqualTo(42);
    }

    @Test
    void theClockIsUtc() {
        assertThat(Clients.single(client, "SELECT timezone() AS zone").getString("zone"))
                .isEqualTo("UTC");
    }
}
