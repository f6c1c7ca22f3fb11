package io.clearshare.admin.parts;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** One real Postgres server for all tests of this JVM, with an owner and an application role as in production. */
public final class PostgresPart {

    /** The role of the reconciler; its password is {@code reconciler}. */
    public static final String RECONCILER = "clearshare_reconciler";

    private static final PostgresPart INSTANCE = new PostgresPart();

    private final EmbeddedPostgres server;
    private int databases;

    private PostgresPart() {
        try {
            // A deadlock is found soon, so that tests that provoke some do not wait a second for each.
            server = EmbeddedPostgres.builder()
                    .setServerConfig("deadlock_timeout", "50ms")
                    .start();
            execute("CREATE ROLE clearshare_owner LOGIN PASSWORD 'owner'");
            execute("CREATE ROLE clearshare_app LOGIN PASSWORD 'app'");
            execute("CREATE ROLE " + RECONCILER + " LOGIN PASSWORD 'reconciler'");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static PostgresPart instance() {
        return INSTANCE;
    }

    /** The environment of an API on a new and empty database. */
    public synchronized Map<String, String> newDatabase() {
        String name = "clearshare_" + ++databases;
        execute("CREATE DATABASE " + name + " OWNER clearshare_owner");
        return Map.of(
                "CLEARSHARE_POSTGRES_URL", "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name,
                "CLEARSHARE_POSTGRES_USER", "clearshare_app",
                "CLEARSHARE_POSTGRES_PASSWORD", "app",
                "CLEARSHARE_POSTGRES_OWNER_USER", "clearshare_owner",
                "CLEARSHARE_POSTGRES_OWNER_PASSWORD", "owner");
    }

    /** A copy of a database that nobody is connected to, as a backup of it would restore it. */
    synchronized Map<String, String> copyOf(Map<String, String> environment) {
        String url = Objects.requireNonNull(environment.get("CLEARSHARE_POSTGRES_URL"));
        String original = url.substring(url.lastIndexOf('/') + 1);
        String name = "clearshare_" + ++databases;
        execute("CREATE DATABASE " + name + " TEMPLATE " + original + " OWNER clearshare_owner");
        Map<String, String> copy = new HashMap<>(environment);
        copy.put("CLEARSHARE_POSTGRES_URL", "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name);
        return Map.copyOf(copy);
    }

    private void execute(String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot run: " + sql, e);
        }
    }
}
