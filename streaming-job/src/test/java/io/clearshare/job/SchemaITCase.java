package io.clearshare.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.GenericRecord;
import io.clearshare.job.row.Table;
import io.clearshare.stack.clickhouse.ClickHouseProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schema on the real engine: it can be applied twice, and the public names carry the public columns. */
class SchemaITCase {

    private static final Map<String, String> CONTRACT = Map.ofEntries(
            Map.entry(
                    "clicks",
                    "event_id occurred_at click_id visitor_id code kind platform content_type post_id asset_id"
                            + " experiment_id variant utm_source utm_medium utm_campaign utm_term utm_content referrer landing_url ip"
                            + " user_agent device_id country received_at counted reason ip_hash"),
            Map.entry(
                    "signups",
                    "event_id occurred_at user_id visitor_id code click_id wallet email_hash ip user_agent device_id"
                            + " country received_at"),
            Map.entry("identities", "event_id occurred_at user_id visitor_id wallet evidence received_at"),
            Map.entry(
                    "trades",
                    "event_id occurred_at trade_id user_id volume_micros fee_micros currency wallet counterparty market"
                            + " side tx_signature reverses received_at"),
            Map.entry(
                    "spend",
                    "event_id occurred_at campaign amount_micros code platform content_type currency note received_at"),
            Map.entry(
                    "posts",
                    "event_id occurred_at post_id code platform status content_type url text likes replies shares views"
                            + " followers received_at"),
            Map.entry(
                    "credits",
                    "conversion_id conversion_type model influencer_id code click_id user_id occurred_at credit_micros"
                            + " share paying platform content_type campaign rule_version"),
            Map.entry(
                    "earnings",
                    "earning_id influencer_id code conversion_id kind amount_micros currency state occurred_at"
                            + " settles_at tier rule_version"),
            Map.entry(
                    "fraud_hits",
                    "hit_id rule rule_version subject_type subject_id influencer_id score action evidence"
                            + " occurred_at shadow"),
            Map.entry(
                    "experiment_counts",
                    "experiment_id variant hour visitors mixed signups activations fee_micros" + " fee_micros_squared"),
            Map.entry("ingest_counts", "topic received counted repeats dead_letters beyond_horizon"),
            Map.entry("dead_letters", "reason topic partition offset event_id occurred_at payload"),
            Map.entry("late_events", "reason topic partition offset event_id occurred_at payload"),
            Map.entry(
                    "roi_daily",
                    "day influencer_id campaign platform content_type clicks unique_visitors signups activations"
                            + " volume_micros fee_micros commission_micros spend_micros"),
            Map.entry("stream_progress", "checkpoint_id topic partition next_offset committed_at"),
            Map.entry("complete_up_to", "at"),
            Map.entry("fraud_cases", "case_id rule open hits"),
            Map.entry("excluded_touches", "user_id click_id code touched_at reason"));

    @TempDir
    Path directory;

    @Test
    void theContractsNamesCarryTheContractsColumns() throws Exception {
        try (ClickHouseProcess clickHouse = ClickHouseProcess.start(directory.resolve("data"), "writer:secret")) {
            try (Client client = client(clickHouse, "default")) {
                client.execute("CREATE DATABASE clearshare").get();
            }
            try (Client client = client(clickHouse, "clearshare")) {
                apply(client);
                apply(client);
                CONTRACT.forEach((view, columns) -> {
                    assertThat(columns(client, view)).as(view).contains(columns.split(" "));
                    assertThat(client.queryAll("SELECT * FROM " + view))
                            .as(view)
                            .isEmpty();
                });
                assertThat(type(client, "credits", "share")).isEqualTo("Decimal(18, 9)");
                assertThat(type(client, "credits", "paying")).isEqualTo("Bool");
                assertThat(type(client, "experiment_counts", "fee_micros_squared"))
                        .isEqualTo("Int128");
                for (Table table : Table.values()) {
                    assertThat(columns(client, table.tableName()))
                            .as(table.tableName())
                            .containsExactlyInAnyOrderElementsOf(table.columns(false));
                }
            }
        }
    }

    private static void apply(Client client) throws Exception {
        for (String statement : StreamStack.schema()) {
            client.execute(statement).get();
        }
    }

    private static List<String> columns(Client client, String table) {
        List<String> columns = new ArrayList<>();
        for (GenericRecord row : client.queryAll(
                "SELECT name FROM system.columns WHERE database = 'clearshare' AND table = '" + table + "'")) {
            columns.add(row.getString("name"));
        }
        return columns;
    }

    private static String type(Client client, String table, String column) {
        return client.queryAll("SELECT type FROM system.columns WHERE database = 'clearshare' AND table = '" + table
                        + "' AND name = '" + column + "'")
                .get(0)
                .getString("type");
    }

    private static Client client(ClickHouseProcess clickHouse, String database) {
        return new Client.Builder()
                .addEndpoint(clickHouse.url().toString())
                .setUsername("writer")
                .setPassword("secret")
                .setDefaultDatabase(database)
                .build();
    }
}
