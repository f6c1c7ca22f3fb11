package io.clearshare.stack.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.GenericRecord;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacingITCase {

    private static ClickHouseProcess process;
    private static Client client;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        process = ClickHouseProcess.start(data, Clients.USERS);
        client = Clients.writer(process).build();
        Clients.execute(client, "CREATE DATABASE facts");
        Clients.execute(client, """
                CREATE TABLE facts.credits_store (conversion String, touch String, micros Int64,
                    version UInt64, is_deleted UInt8)
                ENGINE = ReplacingMergeTree(version, is_deleted) ORDER BY (conversion, touch)""");
        Clients.execute(client, """
                CREATE VIEW facts.credits AS
                SELECT conversion, touch, micros FROM facts.credits_store FINAL""");
        Clients.execute(client, """
                CREATE VIEW facts.totals AS
                SELECT conversion, sum(micros) AS micros FROM facts.credits GROUP BY conversion""");
    }

    @AfterAll
    static void stop() {
        client.close();
        assertThat(process.stop()).isZero();
    }

    @Test
    void viewsShowTheLatestVersionAndNoDeletedRow() throws Exception {
        insert("('c1', 't1', 100, 1, 0), ('c1', 't2', 50, 1, 0), ('c2', 't1', 7, 1, 0)");
        insert("('c1', 't1', 80, 3, 0), ('c2', 't1', 7, 2, 1)");
        insert("('c1', 't1', 999, 2, 0)");
        assertTotals("c1", 130);
        Clients.execute(client, "OPTIMIZE TABLE facts.credits_store FINAL");
        assertTotals("c1", 130);
        insert("('c2', 't1', 9, 3, 0)");
        List<GenericRecord> totals = client.queryAll("SELECT * FROM facts.totals ORDER BY conversion");
        assertThat(totals).extracting(row -> row.getLong("micros")).containsExactly(130L, 9L);
    }

    private static void insert(String rows) throws Exception {
        Clients.execute(client, "INSERT INTO facts.credits_store VALUES " + rows);
    }

    private static void assertTotals(String conversion, long micros) {
        List<GenericRecord> totals = client.queryAll("SELECT * FROM facts.totals");
        assertThat(totals).hasSize(1);
        assertThat(totals.get(0).getString("conversion")).isEqualTo(conversion);
        assertThat(totals.get(0).getLong("micros")).isEqualTo(micros);
    }
}
