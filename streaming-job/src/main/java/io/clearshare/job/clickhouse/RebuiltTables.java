package io.clearshare.job.clickhouse;

import com.clickhouse.client.api.Client;
import io.clearshare.job.row.Table;

/**
 * The stream's tables beside those in use: database {@code <name>_next} while they are rebuilt, {@code <name>_before} for
 * those that were replaced last.
 */
public final class RebuiltTables implements AutoCloseable {

    private final Client client;
    private final String used;
    private final String next;
    private final String before;

    /** @param inUse where the tables in use are */
    public RebuiltTables(ClickHouseAddress inUse) {
        client = ClickHouseTables.client(inUse);
        used = inUse.database();
        next = aside(inUse).database();
        before = used + "_before";
    }

    /** Where the tables are written while nobody reads them. */
    public static ClickHouseAddress aside(ClickHouseAddress inUse) {
        return new ClickHouseAddress(
                inUse.url(), inUse.database() + "_next", inUse.user(), inUse.password(), inUse.patience());
    }

    /** Creates them anew, empty. */
    public void create() throws Exception {
        command("DROP DATABASE IF EXISTS " + next + " SYNC");
        command("CREATE DATABASE " + next);
        for (Table table : Table.values()) {
            command("CREATE TABLE " + next + "." + table.tableName() + " AS " + used + "." + table.tableName());
        }
    }

    /** Copies the earning lines in use: lines that have settled stay, whatever is decided now. */
    public void copyLines() throws Exception {
        String lines = "." + Table.EARNINGS.tableName();
        command("INSERT INTO " + next + lines + " SELECT * REPLACE (0 AS version) FROM " + used + lines + " FINAL");
    }

    /** Moves them into the place of those in use; may be repeated when it was cut short. */
    public void takeOver() throws Exception {
        if (!exists(next, "")) {
            return;
        }
        command("CREATE DATABASE IF NOT EXISTS " + before);
        for (Table table : Table.values()) {
            String name = table.tableName();
            if (exists(next, name)) {
                command("DROP TABLE IF EXISTS " + before + "." + name + " SYNC");
                String inUse = used + "." + name;
                String away = exists(used, name) ? inUse + " TO " + before + "." + name + ", " : "";
                command("RENAME TABLE " + away + next + "." + name + " TO " + inUse);
            }
        }
        command("DROP DATABASE IF EXISTS " + next + " SYNC");
    }

    /** Whether a database, or a table in it, exists. */
    private boolean exists(String database, String table) {
        String question = table.isEmpty()
                ? "SELECT count() AS n FROM system.databases WHERE name = '" + database + "'"
                : "SELECT count() AS n FROM system.tables WHERE database = '" + database + "' AND name = '" + table
                        + "'";
        return client.queryAll(question).get(0).getLong("n") > 0;
    }

    private void command(String sql) throws Exception {
        client.execute(sql).get().close();
    }

    @Override
    public void close() {
        client.close();
    }
}
