package io.clearshare.stack.runner;

import io.clearshare.stack.process.Launch;
import io.clearshare.stack.process.Readiness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The Postgres server of the stack: its own programs, its data in one directory, one database with an owner, who may
 * change the schema, the application's role, which may not, and the reconciler's, which may only read the books.
 */
public final class PostgresServer {

    static final String DATABASE = "clearshare";
    public static final String OWNER = "clearshare_owner";
    public static final String APPLICATION = "clearshare_app";
    static final String RECONCILER = "clearshare_reconciler";
    private static final String SUPERUSER = "postgres";

    /** The passwords of the roles; random words without quotes. */
    public record Passwords(String superuser, String owner, String application, String reconciler) {}

    private final PostgresBinaries binaries;
    private final PostgresAccount account;
    private final int port;
    private final Path home;
    private final Path log;
    private final Passwords passwords;

    public PostgresServer(
            PostgresBinaries binaries, PostgresAccount account, int port, Path home, Path log, Passwords passwords) {
        this.binaries = binaries;
        this.account = account;
        this.port = port;
        this.home = home;
        this.log = log;
        this.passwords = passwords;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    /** Makes the data directory when there is none and says how the server is started over it. */
    public Launch launch() throws IOException, InterruptedException {
        account.own(home);
        if (!Files.exists(home.resolve("data/PG_VERSION"))) {
            initialise();
        }
        List<String> command = account.run(List.of(
                binaries.program("postgres").toString(),
                "-D",
                home.resolve("data").toString(),
                "-p",
                Integer.toString(port),
                "-h",
                "127.0.0.1",
                "-k",
                "",
                "-c",
                "shared_buffers=64MB",
                "-c",
                "max_connections=80",
                "-c",
                "max_parallel_workers_per_gather=0",
                "-c",
                "dynamic_shared_memory_type=mmap",
                "-c",
                "log_line_prefix=%m "));
        return Launch.of(
                        "postgres",
                        command,
                        Map.of("LC_ALL", "C", "TZ", "UTC"),
                        log,
                        Readiness.text("database system is ready to accept connections"))
                .withPatience(Duration.ofSeconds(60))
                .withStopSignal("INT");
    }

    /** Builds the cluster beside its place and moves it there whole, so that an interrupted start leaves no half. */
    private void initialise() throws IOException, InterruptedException {
        Path fresh = home.resolve("data.new");
        DataDirectory.delete(fresh);
        Path passwordFile = home.resolve("superuser.password");
        Files.deleteIfExists(passwordFile);
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile, passwords.superuser());
        new ProcessBuilder("chown", account.owner(), passwordFile.toString())
                .start()
                .waitFor();
        List<String> command = account.run(List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + fresh,
                "--username=" + SUPERUSER,
                "--auth=scram-sha-256",
                "--pwfile=" + passwordFile,
                "--encoding=UTF8",
                "--locale=C",
                "--no-instructions"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("LC_ALL", "C");
        Process initdb = builder.start();
        boolean done = initdb.waitFor(120, TimeUnit.SECONDS) && initdb.exitValue() == 0;
        initdb.destroyForcibly();
        Files.deleteIfExists(passwordFile);
        if (!done) {
            throw new Refused("Postgres could not create its data directory: read " + log + ".");
        }
        Files.move(fresh, home.resolve("data"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Creates the roles and the database unless they exist. */
    public void prepare() throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        try (Connection connection = DriverManager.getConnection(url, SUPERUSER, passwords.superuser());
                Statement statement = connection.createStatement()) {
            role(statement, OWNER, passwords.owner());
            role(statement, APPLICATION, passwords.application());
            role(statement, RECONCILER, passwords.reconciler());
            if (missing(statement, "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + OWNER);
            }
            statement.execute("REVOKE ALL ON DATABASE " + DATABASE + " FROM PUBLIC");
            statement.execute("GRANT CONNECT ON DATABASE " + DATABASE + " TO " + APPLICATION + ", " + RECONCILER);
        }
    }

    private static void role(Statement statement, String name, String password) throws SQLException {
        boolean missing = missing(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + name + "'");
        statement.execute((missing ? "CREATE" : "ALTER") + " ROLE " + name + " LOGIN PASSWORD '" + password + "'");
    }

    private static boolean missing(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }
}
