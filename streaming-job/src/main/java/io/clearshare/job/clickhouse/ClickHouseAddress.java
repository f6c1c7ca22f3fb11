package io.clearshare.job.clickhouse;

import java.io.Serializable;

/** Where ClickHouse answers, and as whom the stream writes. */
public record ClickHouseAddress(String url, String database, String user, String password) implements Serializable {

    @Override
    public String toString() {
        return user + "@" + url + "/" + database;
    }
}
