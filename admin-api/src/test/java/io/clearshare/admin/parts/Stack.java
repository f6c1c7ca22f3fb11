package io.clearshare.admin.parts;

import io.clearshare.admin.warehouse.Warehouse;
import io.clearshare.stack.broker.BrokerProcess;
import io.clearshare.stack.clickhouse.ClickHouseProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** Kafka, ClickHouse, Postgres and the API, started once for all tests of this JVM. */
public final class Stack {

    public static final String INGEST_KEY = "ingest-key-of-the-integration-tests";
    public static final String ANALYST_KEY = "analyst-key-of-the-integration-tests";
    public static final String ADMIN_KEY = "admin-key-of-the-integration-tests";
    public static final String PASSWORD = "correct horse battery staple";
    public static final String TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    /** Addresses that the sanctions list of the tests names; they are on no real one, and nobody has their keys. */
    public static final String SANCTIONED = "2FR9YxitDzzGDnw3hnZAqjHUmj5XHM3mjntQJV4qs2Sm";

    public static final String SANCTIONED_TOO = "2ELXRj9Kmc5PBmpM9cV1gLvexn6fCz2zeT7n4bXi9t32";

    private static final String BOOTSTRAP = """
        {"apiKeys":{"ingest":"%s","analyst":"%s","admin":"%s"},
         "staff":[{"role":"FINANCE","email":"finance@example.com","password":"%s","totpSecret":"%s"},
                  {"role":"FINANCE","email":"controller@example.com","password":"%s","totpSecret":"%s"},
                  {"role":"ANALYST","email":"analyst@example.com","password":"%s"},
                  {"role":"ADMIN","email":"admin@example.com","password":"%s","totpSecret":"%s"}]}
        """;

    private static final Stack INSTANCE = new Stack();

    private final BrokerProcess broker;
    private final ClickHouseProcess clickhouse;
    private final Path directory;
    private final RunningApi api;
    private int apis;

    private Stack() {
        try {
            directory = Files.createTempDirectory("clearshare-api");
            broker = BrokerProcess.start(directory.resolve("kafka"));
            clickhouse = ClickHouseProcess.start(directory.resolve("clickhouse"), "writer:secret");
            Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
            api = startAnother(Map.of());
        } catch (Exception e) {
            throw new IllegalStateException("A part does not start", e);
        }
    }

    public static Stack instance() {
        return INSTANCE;
    }

    /** The API that all tests share. */
    public RunningApi api() {
        return api;
    }

    public BrokerProcess broker() {
        return broker;
    }

    /** Another API over the same Kafka and ClickHouse, with its own databases and spool. */
    public synchronized RunningApi startAnother(Map<String, String> changes) throws IOException {
        String name = "api" + ++apis;
        Map<String, String> environment = new HashMap<>(PostgresPart.instance().newDatabase());
        environment.putAll(Map.of(
                "CLEARSHARE_KAFKA_BOOTSTRAP", broker.bootstrapServers(),
                "CLEARSHARE_CLICKHOUSE_URL", clickhouse.url().toString(),
                "CLEARSHARE_CLICKHOUSE_USER", "writer",
                "CLEARSHARE_CLICKHOUSE_PASSWORD", "secret",
                "CLEARSHARE_CLICKHOUSE_DATABASE", "clearshare_" + name,
                "CLEARSHARE_DATA", directory.resolve(name).toString(),
                "CLEARSHARE_BOOTSTRAP_FILE", bootstrapFile().toString(),
                "CLEARSHARE_SMTP_PORT", Integer.toString(Mailbox.instance().port())));
        environment.putAll(Map.of(
                "CLEARSHARE_PAYOUT_REQUIREMENTS",
                "sanctions",
                "CLEARSHARE_SANCTIONS_FILE",
                sanctionsFile().toString()));
        environment.putAll(changes);
        RunningApi started = RunningApi.start(environment);
        Await.until(
                "the API is up", () -> new Http(started).get("/actuator/health").status() == 200);
        return started;
    }

    private Path sanctionsFile() throws IOException {
        return Files.writeString(
                directory.resolve("sanctions.txt"),
                "# date: " + LocalDate.now(ZoneOffset.UTC) + "\nSOL," + SANCTIONED + "\nSOL," + SANCTIONED_TOO);
    }

    private Path bootstrapFile() throws IOException {
        Path file = directory.resolve("bootstrap.json");
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    file,
                    BOOTSTRAP.formatted(
                            INGEST_KEY,
                            ANALYST_KEY,
                            ADMIN_KEY,
                            PASSWORD,
                            TOTP_SECRET,
                            PASSWORD,
                            TOTP_SECRET,
                            PASSWORD,
                            PASSWORD,
                            TOTP_SECRET));
        }
        return file;
    }

    private void stop() {
        broker.close();
        clickhouse.close();
    }

    /** Stands in for the job's commits: whatever is in the topics is readable. */
    public static void everythingIsReadable(Warehouse warehouse) {
        warehouse.execute("""
                INSERT INTO stream_offsets (checkpoint_id, topic, partition, next_offset)
                SELECT 1, topic, partition, 1000000 FROM (
                    SELECT arrayJoin(['clicks', 'signups', 'identities', 'trades', 'spend', 'posts', 'program']) AS name,
                           concat('clearshare.', name) AS topic, arrayJoin(range(64)) AS partition)
                """, Map.of());
        warehouse.execute("INSERT INTO stream_commits VALUES (1, 0, 1, now64(3))", Map.of());
    }
}
