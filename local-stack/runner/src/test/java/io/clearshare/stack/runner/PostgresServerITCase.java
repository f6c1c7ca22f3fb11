package io.clearshare.stack.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.clearshare.stack.process.ChildProcess;
import io.clearshare.stack.process.FreePorts;
import io.clearshare.stack.process.Launch;
import io.clearshare.stack.process.LaunchFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerITCase {

    private static final PostgresServer.Passwords PASSWORDS =
            new PostgresServer.Passwords("super-word", "owner-word", "application-word", "reconciler-word");

    @TempDir
    Path directory;

    @BeforeEach
    void letOtherUsersIn() throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    }

    private PostgresServer server(PostgresAccount account) throws Exception {
        PostgresBinaries binaries = PostgresBinaries.unpackedIn(Checkout.find().cache());
        Path log = directory.resolve("postgres.log");
        return new PostgresServer(binaries, account, FreePorts.next(), directory.resolve("postgres"), log, PASSWORDS);
    }

    @Test
    void committedRowsSurviveAKilledServer() throws Exception {
        PostgresServer server = server(PostgresAccount.choose());
        ChildProcess first = ChildProcess.start(server.launch());
        server.prepare();
        execute(server, PostgresServer.OWNER, PASSWORDS.owner(), "CREATE TABLE posting (amount_micros bigint)");
        execute(server, PostgresServer.OWNER, PASSWORDS.owner(), "INSERT INTO posting VALUES (25000000)");
        first.kill();

        try (ChildProcess second = restart(server.launch())) {
            server.prepare();

            assertThat(second.alive()).isTrue();
            assertThat(count(server, "SELECT count(*) FROM posting")).isEqualTo(1);
        }
    }

    @Test
    void theApplicationMayNotChangeTheSchema() throws Exception {
        PostgresServer server = server(PostgresAccount.choose());
        try (ChildProcess child = ChildProcess.start(server.launch())) {
            server.prepare();

            assertThat(child.alive()).isTrue();
            assertThatThrownBy(() -> execute(
                            server, PostgresServer.APPLICATION, PASSWORDS.application(), "CREATE TABLE t (i int)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void rootWithoutUserNamespacesRunsItAsNobody() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can become another user");
        PostgresServer server = server(PostgresAccount.asNobody());
        try (ChildProcess child = ChildProcess.start(server.launch())) {
            server.prepare();

            assertThat(child.alive()).isTrue();
            assertThat(count(server, "SELECT 7")).isEqualTo(7);
        }
    }

    /** The children of a killed server hold its shared memory for a moment; a supervisor simply tries again. */
    private static ChildProcess restart(Launch launch) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            try {
                return ChildProcess.start(launch);
            } catch (LaunchFailed e) {
                assertThat(System.nanoTime()).as(e.lastLines()).isLessThan(deadline);
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
    }

    private static void execute(PostgresServer server, String user, String password, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(PostgresServer server, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl(), PostgresServer.OWNER, PASSWORDS.owner());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
