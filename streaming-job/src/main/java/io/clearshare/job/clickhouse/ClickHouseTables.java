package io.clearshare.job.clickhouse;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.insert.InsertResponse;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.client.api.query.GenericRecord;
import com.clickhouse.data.ClickHouseFormat;
import io.clearshare.job.row.Table;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Inserts into the stream's tables over HTTP. An insert that fails may have happened: every insert may be repeated. */
public final class ClickHouseTables implements AutoCloseable {

    private final Client client;
    private final Duration patience;

    public ClickHouseTables(ClickHouseAddress address) {
        patience = address.patience();
        client = client(address);
    }

    static Client client(ClickHouseAddress address) {
        return new Client.Builder()
                .addEndpoint(address.url())
                .setDefaultDatabase(address.database())
                .setUsername(address.user())
                .setPassword(address.password())
                .compressServerResponse(false)
                .compressClientRequest(false)
                .setConnectTimeout(5, ChronoUnit.SECONDS)
                .setSocketTimeout(address.patience().toMillis(), ChronoUnit.MILLIS)
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
                .get(patience.toMillis(), TimeUnit.MILLISECONDS)) {
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
