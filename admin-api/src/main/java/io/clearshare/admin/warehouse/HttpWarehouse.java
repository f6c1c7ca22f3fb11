package io.clearshare.admin.warehouse;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.ServerException;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.settings.Settings;
import jakarta.annotation.PreDestroy;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** What ClickHouse says when a question is out of time or memory. */
    private static final Set<Integer> OVER_BOUNDS = Set.of(159, 241);

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
        return answer(sql, parameters, rowSettings(SECONDS_MAX)).rows();
    }

    @Override
    public Answer query(String sql, Map<String, Object> parameters, Bounds bounds) {
        String spillBytes = Long.toString(bounds.memoryBytesMax() / 3);
        QuerySettings settings = rowSettings(Math.min(bounds.secondsMax(), SECONDS_MAX))
                .serverSetting("max_memory_usage", Long.toString(bounds.memoryBytesMax()))
                .serverSetting("max_bytes_before_external_group_by", spillBytes)
                .serverSetting("max_bytes_before_external_sort", spillBytes)
                .serverSetting("max_threads", Integer.toString(bounds.threadsMax()));
        try {
            return answer(sql, parameters, settings);
        } catch (WarehouseUnavailable e) {
            if (isOverBounds(e)) {
                throw new Refused(
                        WarehouseProblem.QUESTION_TOO_LARGE,
                        "Stopped after %d s or %d MB".formatted(bounds.secondsMax(), bounds.memoryBytesMax() >> 20),
                        e);
            }
            throw e;
        }
    }

    private static boolean isOverBounds(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ServerException refused) {
                return OVER_BOUNDS.contains(refused.getCode());
            }
        }
        return false;
    }

    private static QuerySettings rowSettings(int secondsMax) {
        return new QuerySettings()
                .setFormat(ClickHouseFormat.JSONEachRow)
                .serverSetting("output_format_json_quote_64bit_integers", "1")
                .serverSetting("output_format_json_quote_decimals", "1")
                // A dead letter's bytes need not be text; what is not comes as the replacement character.
                .serverSetting("output_format_json_validate_utf8", "1")
                .serverSetting("max_execution_time", Integer.toString(secondsMax))
                .serverSetting("max_result_rows", Integer.toString(ROWS_MAX));
    }

    private Answer answer(String sql, Map<String, Object> parameters, QuerySettings settings) {
        try (QueryResponse response = ask(sql, parameters, settings);
                InputStream body = response.getInputStream();
                MappingIterator<JsonNode> documents =
                        json.readerFor(JsonNode.class).readValues(body)) {
            List<WarehouseRow> rows = new ArrayList<>();
            documents.forEachRemaining(document -> rows.add(new WarehouseRow(document)));
            return new Answer(rows, response.getReadRows());
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
