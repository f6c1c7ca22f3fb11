package io.clearshare.job.clickhouse;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.insert.InsertResponse;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.client.api.query.GenericRecord;
import com.clickhouse.data.ClickHouseFormat;
import io.clearshare.job.row.Table;
import java.io.ByteArrayInputStream;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Inserts into the stream's tables over HTTP. An insert that fails may have happened: every insert may be repeated. */
public final class ClickHouseTables implements AutoCloseable {

    private static final long ANSWER_SECONDS_MAX = 60;

    private final Client client;

    public ClickHouseTables(ClickHouseAddress address) {
        client = new Client.Builder()
                .addEndpoint(address.url())
                .setDefaultDatabase(address.database())
                .setUsername(address.user())
                .setPassword(address.password())
                .compressServerResponse(false)
                .compressClientRequest(false)
                .setConnectTimeout(5, ChronoUnit.SECONDS)
                .setSocketTimeout(ANSWER_SECONDS_MAX, ChronoUnit.SECONDS)
                .setMaxRetries(0)
                .build();
    }

    /** Inserts rows in RowBinary; returns when ClickHouse has acknowledged them. */
    public void insert(Table table, boolean deleted, byte[] rows)
            throws InterruptedException, ExecutionException, TimeoutException {
        try (InsertResponse response = client.insert(
                        table.tableName(),
                        table.columns(deleted),
                        new ByteArrayInputStream(rows),
                        ClickHouseFormat.RowBinary,
                        new InsertSettings())
                .get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS)) {
            response.getWrittenRows();
        }
    }

    /** The newest checkpoint that any writer has inserted, or 0. */
    public long newestCommit() {
        List<GenericRecord> rows = client.queryAll("SELECT max(checkpoint_id) AS newest FROM stream_commits");
        return rows.isEmpty() ? 0 : rows.get(0).getLong("newest");
    }

    @Override
    public void close() {
        client.close();
    }
}
