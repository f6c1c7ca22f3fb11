package io.clearshare.admin.parts;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A new database with all migrations, seen with the rights of the application. */
public final class MigratedDatabase implements AutoCloseable {

    /** Migrated once, then copied. */
    private static @Nullable Map<String, String> template;

    private final Map<String, String> environment;
    private final HikariDataSource application;
    private final HikariDataSource owner;
    private final List<SingleConnectionDataSource> connections = new ArrayList<>();

    private MigratedDatabase(Map<String, String> environment) {
        this.environment = environment;
        application = pool(environment, "CLEARSHARE_POSTGRES_USER", "CLEARSHARE_POSTGRES_PASSWORD");
        owner = pool(environment, "CLEARSHARE_POSTGRES_OWNER_USER", "CLEARSHARE_POSTGRES_OWNER_PASSWORD");
    }

    public static synchronized MigratedDatabase create() {
        Map<String, String> migrated = template;
        if (migrated == null) {
            migrated = PostgresPart.instance().newDatabase();
            migrate(migrated);
            template = migrated;
        }
        return new MigratedDatabase(PostgresPart.instance().copyOf(migrated));
    }

    private static void migrate(Map<String, String> environment) {
        Flyway.configure()
                .dataSource(
                        value(environment, "CLEARSHARE_POSTGRES_URL"),
                        value(environment, "CLEARSHARE_POSTGRES_OWNER_USER"),
                        value(environment, "CLEARSHARE_POSTGRES_OWNER_PASSWORD"))
                .locations("classpath:db/migration")
                .placeholders(Map.of("application_role", value(environment, "CLEARSHARE_POSTGRES_USER")))
                .load()
                .migrate();
    }

    /** What a backup of now holds, restored; nobody may be using this one meanwhile. */
    public MigratedDatabase restoredCopy() {
        application.getHikariPoolMXBean().softEvictConnections();
        owner.getHikariPoolMXBean().softEvictConnections();
        return new MigratedDatabase(PostgresPart.instance().copyOf(environment));
    }

    public JdbcTemplate jdbc() {
        return new JdbcTemplate(application);
    }

    public JdbcClient client() {
        return JdbcClient.create(application);
    }

    /** With the rights of the owner of the tables, which the application does not have. */
    public JdbcTemplate ownerJdbc() {
        return new JdbcTemplate(owner);
    }

    /** With the rights of another role, whose password is its name's last word. */
    public JdbcTemplate jdbcAs(String role) {
        return new JdbcTemplate(new DriverManagerDataSource(
                value(environment, "CLEARSHARE_POSTGRES_URL"), role, role.substring(role.indexOf('_') + 1)));
    }

    /** A connection that a client has for itself until this is closed. */
    public synchronized DataSource ownConnection() {
        SingleConnectionDataSource own = new SingleConnectionDataSource(
                value(environment, "CLEARSHARE_POSTGRES_URL"),
                value(environment, "CLEARSHARE_POSTGRES_USER"),
                value(environment, "CLEARSHARE_POSTGRES_PASSWORD"),
                true);
        connections.add(own);
        return own;
    }

    public TransactionTemplate transactions() {
        return new TransactionTemplate(new JdbcTransactionManager(application));
    }

    @Override
    public void close() {
        connections.forEach(SingleConnectionDataSource::destroy);
        application.close();
        owner.close();
    }

    private static HikariDataSource pool(Map<String, String> environment, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(value(environment, "CLEARSHARE_POSTGRES_URL"));
        config.setUsername(value(environment, user));
        config.setPassword(value(environment, password));
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    private static String value(Map<String, String> environment, String name) {
        return Objects.requireNonNull(environment.get(name), name);
    }
}
