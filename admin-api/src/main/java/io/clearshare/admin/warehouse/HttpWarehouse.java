package io.clearshare.admin.warehouse;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import io.clearshare.admin.settings.Settings;
import jakarta.annotation.PreDestroy;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/** The warehouse over HTTP; answers travel as one JSON document per row, 64-bit integers as text. */
@Component
class HttpWarehouse implements Warehouse {

    private static final int SECONDS_MAX = 30;
    private static final int ROWS_MAX = 1_000_000;

    private final Client client;
    private final JsonMapper json;

    HttpWarehouse(Settings settings, JsonMapper json) {
        Settings.Clickhouse clickhouse = settings.clickhouse();
        this.json = json;
        this.client = new Client.Builder()
                .addEndpoint(clickhouse.url().toString())
                .setUsername(clickhouse.user())
                .setPassword(clickhouse.password())
                .setDefaultDatabase(clickhouse.database())
                .compressServerResponse(true)
                .build();
    }

    @Override
    public List<WarehouseRow> query(String sql, Map<String, Object> parameters) {
        QuerySettings settings = new QuerySettings()
                .setFormat(ClickHouseFormat.JSONEachRow)
                .serverSetting("output_format_json_quote_64bit_integers", "1")
                .serverSetting("output_format_json_quote_decimals", "1")
                // A dead letter's bytes need not be text; what is not comes as the replacement character.
                .serverSetting("output_format_json_validate_utf8", "1")
                .serverSetting("max_execution_time", Integer.toString(SECONDS_MAX))
                .serverSetting("max_result_rows", Integer.toString(ROWS_MAX));
        try (QueryResponse response = ask(sql, parameters, settings);
                InputStream body = response.getInputStream();
                MappingIterator<JsonNode> documents =
                        json.readerFor(JsonNode.class).readValues(body)) {
            List<WarehouseRow> rows = new ArrayList<>();
            documents.forEachRemaining(document -> rows.add(new WarehouseRow(document)));
            return rows;
        } catch (WarehouseUnavailable e) {
            throw e;
        } catch (Exception e) {
            throw new WarehouseUnavailable("ClickHouse broke off its answer", e);
        }
    }

    @Override
    public void execute(String sql, Map<String, Object> parameters) {
        run(sql, parameters, new QuerySettings());
    }

    /** Creates the database that everything else is in. */
    void createDatabase(String name) {
        run("CREATE DATABASE IF NOT EXISTS " + name, Map.of(), new QuerySettings().setDatabase("default"));
    }

    private void run(String sql, Map<String, Object> parameters, QuerySettings settings) {
        try (QueryResponse response = ask(sql, parameters, settings)) {
            response.getInputStream().readAllBytes();
        } catch (WarehouseUnavailable e) {
            throw e;
        } catch (Exception e) {
            throw new WarehouseUnavailable("ClickHouse broke off its answer", e);
        }
    }

    @PreDestroy
    void close() {
        client.close();
    }

    private QueryResponse ask(String sql, Map<String, Object> parameters, QuerySettings settings) {
        try {
            return client.query(sql, parameters, settings).get(SECONDS_MAX + 5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WarehouseUnavailable("Interrupted while waiting for ClickHouse", e);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            throw new WarehouseUnavailable("ClickHouse refused or did not answer", e);
        }
    }
}
