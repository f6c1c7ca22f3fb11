package io.clearshare.benchmark.payouts;

import io.clearshare.stack.process.ChildProcess;
import io.clearshare.stack.process.FreePorts;
import io.clearshare.stack.runner.Checkout;
import io.clearshare.stack.runner.PostgresAccount;
import io.clearshare.stack.runner.PostgresBinaries;
import io.clearshare.stack.runner.PostgresServer;
import java.nio.file.Path;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A new Postgres as the local stack runs it: every commit waits for the disk. */
final class Database implements AutoCloseable {

    /** The server is gone with the run, and listens on loopback alone. */
    static final String PASSWORD = "of-a-benchmark";

    private final PostgresServer server;
    private final ChildProcess process;
    private final SingleConnectionDataSource owner;

    private Database(PostgresServer server, ChildProcess process) {
        this.server = server;
        this.process = process;
        this.owner = connection(PostgresServer.OWNER);
    }

    static Database start(Checkout checkout, Path directory) throws Exception {
        PostgresServer server = new PostgresServer(
                PostgresBinaries.unpackedIn(checkout.cache()),
                PostgresAccount.choose(),
                FreePorts.next(),
                directory.resolve("postgres"),
                directory.resolve("postgres.log"),
                new PostgresServer.Passwords(PASSWORD, PASSWORD, PASSWORD, PASSWORD));
        ChildProcess process = ChildProcess.start(server.launch());
        try {
            server.prepare();
            return new Database(server, process);
        } catch (Exception e) {
            process.close();
            throw e;
        }
    }

    String url() {
        return server.jdbcUrl();
    }

    long pid() {
        return process.pid();
    }

    /** As whoever may change the schema; used to prepare and to check, never by what is measured. */
    JdbcTemplate asOwner() {
        return new JdbcTemplate(owner);
    }

    SingleConnectionDataSource owner() {
        return owner;
    }

    /** A connection of its own. */
    SingleConnectionDataSource connection(String user) {
        return new SingleConnectionDataSource(server.jdbcUrl(), user, PASSWORD, true);
    }

    long count(String sql) {
        Long value = asOwner().queryForObject(sql, Long.class);
        return value == null ? 0 : value;
    }

    @Override
    public void close() {
        owner.destroy();
        process.close();
    }
}
