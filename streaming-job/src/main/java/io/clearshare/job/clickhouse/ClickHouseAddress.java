package io.clearshare.job.clickhouse;

import java.io.Serializable;
import java.time.Duration;

/**
 * Where ClickHouse answers, and as whom the stream writes.
 *
 * @param patience how long an answer may take before the question is asked again
 */
public record ClickHouseAddress(String url, String database, String user, String password, Duration patience)
        implements Serializable {

    @Override
    public String toString() {
        return user + "@" + url + "/" + database;
    }
}
