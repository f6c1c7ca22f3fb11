package io.clearshare.benchmark.payouts;

import io.clearshare.stack.broker.BrokerProcess;
import io.clearshare.stack.clickhouse.ClickHouseProcess;
import io.clearshare.stack.process.ChildProcess;
import io.clearshare.stack.process.FreePorts;
import io.clearshare.stack.process.JavaProgram;
import io.clearshare.stack.process.Launch;
import io.clearshare.stack.process.Readiness;
import io.clearshare.stack.runner.Checkout;
import io.clearshare.stack.runner.PostgresServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The whole product as it is deployed: the API's jar, the signer in a process of its own, and what both need. */
final class Product implements AutoCloseable {

    static final List<String> API_JVM = List.of("-Xms256m", "-Xmx768m", "-XX:+UseSerialGC", "-Duser.timezone=UTC");
    private static final String WRITER = "writer";
    private static final String CLICKHOUSE_DATABASE = "clearshare";
    private static final String COMPLETE = """
            INSERT INTO stream_offsets (checkpoint_id, topic, partition, next_offset)
            SELECT 1, topic, partition, 1000000 FROM (
                SELECT arrayJoin(['clicks', 'signups', 'identities', 'trades', 'spend', 'posts', 'program']) AS name,
                       concat('clearshare.', name) AS topic, arrayJoin(range(64)) AS partition)
            """;

    private static final String COMING = """
            INSERT INTO earning_rows (earning_id, influencer_id, code, conversion_id, kind, amount_micros, currency,
                occurred_at, settles_at, tier, rule_version, version)
            SELECT concat('coming/', id, '/', toString(no)), id, id, concat('trade:', id, '/', toString(no)), 'revenue_share',
                   1000000, 'USD', now64(3), now64(3) + INTERVAL 30 DAY, 0, 1, 1
            FROM (SELECT concat('%1$s', toString(number %% %2$d)) AS id, intDiv(number, %2$d) AS no FROM numbers(2 * %2$d))
            """;

    private final Checkout checkout;
    private final Path directory;
    private final Chain chain;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Map<String, Long> pids = new LinkedHashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private URI clickHouse = URI.create("");

    private Product(Checkout checkout, Path directory, Chain chain) {
        this.checkout = checkout;
        this.directory = directory;
        this.chain = chain;
    }

    /** Starts everything over a chain and a database that run; nothing is payable yet. */
    static Product start(Checkout checkout, Path directory, Chain chain, Database database) throws Exception {
        Product product = new Product(checkout, directory, chain);
        try {
            product.startParts(database);
            return product;
        } catch (Exception e) {
            product.close();
            throw e;
        }
    }

    private void startParts(Database database) throws Exception {
        Map<String, String> environment = new TreeMap<>();
        int kafka = FreePorts.next();
        child(BrokerProcess.launch(
                checkout.built("local-stack/broker/target/lib"),
                kafka,
                directory.resolve("kafka"),
                directory.resolve("kafka.log")));
        environment.put("CLEARSHARE_KAFKA_BOOTSTRAP", "127.0.0.1:" + kafka);
        ClickHouseProcess clickhouse =
                ClickHouseProcess.start(directory.resolve("clickhouse"), WRITER + ":" + Database.PASSWORD);
        running.push(clickhouse);
        clickHouse = clickhouse.url();
        pids.put("clickhouse", clickhouse.pid());
        environment.put("CLEARSHARE_CLICKHOUSE_URL", clickhouse.url().toString());
        environment.put("CLEARSHARE_CLICKHOUSE_USER", WRITER);
        environment.put("CLEARSHARE_CLICKHOUSE_PASSWORD", Database.PASSWORD);
        environment.put("CLEARSHARE_CLICKHOUSE_DATABASE", CLICKHOUSE_DATABASE);
        pids.put("solana", chain.pid());
        pids.put("postgres", database.pid());
        Path secret = secretFile();
        Path socket = directory.resolve("signer.socket");
        child(Launch.of(
                "signer",
                Chain.signerProgram(checkout, "serve"),
                signerEnvironment(secret, socket),
                directory.resolve("signer.log"),
                Readiness.line("ready address=")));
        environment.put("CLEARSHARE_SIGNER_SOCKET", socket.toString());
        environment.put("CLEARSHARE_SIGNER_SECRET_FILE", secret.toString());
        environment.putAll(apiEnvironment(database));
        startApi(environment);
        tell(clickHouse, COMPLETE);
        tell(clickHouse, "INSERT INTO stream_commits VALUES (1, 0, 1, now64(3))");
    }

    private void child(Launch launch) throws Exception {
        ChildProcess child = ChildProcess.start(launch);
        running.push(child);
        pids.put(child.name(), child.pid());
    }

    private Path secretFile() throws IOException {
        Path file = directory.resolve("signer.secret");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, "a secret that lives as long as a run".replace(' ', '-'));
    }

    private Map<String, String> signerEnvironment(Path secret, Path socket) {
        return Map.ofEntries(
                Map.entry("SIGNER_KEYFILE", chain.signer().file().toString()),
                Map.entry("SIGNER_SECRET_FILE", secret.toString()),
                Map.entry("SIGNER_JOURNAL", directory.resolve("signer.journal").toString()),
                Map.entry("SIGNER_SOCKET", socket.toString()),
                Map.entry("SIGNER_TREASURY", chain.owner().address()),
                Map.entry("SIGNER_USDC_MINT", chain.mint()),
                Map.entry("SIGNER_USDC_PAYOUT_MAX_MICROS", "5000000000"),
                Map.entry("SIGNER_USDC_DAY_MAX_MICROS", "1000000000000"),
                Map.entry("SIGNER_SOL_PAYOUT_MAX_LAMPORTS", "50000000000"),
                Map.entry("SIGNER_SOL_DAY_MAX_LAMPORTS", "400000000000"),
                Map.entry("SIGNER_COST_DAY_MAX_LAMPORTS", "100000000000"));
    }

    private Map<String, String> apiEnvironment(Database database) throws IOException {
        Path sanctions = Files.writeString(
                directory.resolve("sanctions.txt"),
                "# date: " + LocalDate.now(ZoneOffset.UTC) + "\nSOL,8kqjTUejaV7k73q1qMk5MZn4JmGyhyC29cQxEH1ZEffC\n");
        return Map.ofEntries(
                Map.entry("CLEARSHARE_PORT", Integer.toString(FreePorts.next())),
                Map.entry("CLEARSHARE_POSTGRES_URL", database.url()),
                Map.entry("CLEARSHARE_POSTGRES_USER", PostgresServer.APPLICATION),
                Map.entry("CLEARSHARE_POSTGRES_PASSWORD", Database.PASSWORD),
                Map.entry("CLEARSHARE_POSTGRES_OWNER_USER", PostgresServer.OWNER),
                Map.entry("CLEARSHARE_POSTGRES_OWNER_PASSWORD", Database.PASSWORD),
                Map.entry("CLEARSHARE_SOLANA_RPC", chain.url().toString()),
                Map.entry("CLEARSHARE_SOLANA_GENESIS_HASH", chain.genesis()),
                Map.entry("CLEARSHARE_SOLANA_USDC_MINT", chain.mint()),
                Map.entry("CLEARSHARE_SOLANA_TREASURY", chain.owner().address()),
                Map.entry("CLEARSHARE_SANCTIONS_FILE", sanctions.toString()),
                Map.entry("CLEARSHARE_LINK_SECRET", "of a benchmark ".repeat(3)),
                Map.entry("CLEARSHARE_KYC_DOCUMENT_KEYS", "of-a-benchmark-".repeat(3)),
                Map.entry(
                        "CLEARSHARE_DATA",
                        Files.createDirectories(directory.resolve("api")).toString()));
    }

    private void startApi(Map<String, String> environment) throws Exception {
        URI health = URI.create("http://127.0.0.1:" + environment.get("CLEARSHARE_PORT") + "/actuator/health");
        child(Launch.of(
                        "api",
                        JavaProgram.command(API_JVM, checkout.apiJar()),
                        environment,
                        directory.resolve("api.log"),
                        Readiness.probe(() -> answers(health)))
                .withPatience(Duration.ofMinutes(2)));
    }

    private boolean answers(URI health) {
        try {
            HttpResponse<Void> answer = http.send(
                    HttpRequest.newBuilder(health)
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    BodyHandlers.discarding());
            return answer.statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void tell(URI server, String statement) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        server.resolve("/?database=" + CLICKHOUSE_DATABASE + "&wait_end_of_query=1"))
                .header("X-ClickHouse-User", WRITER)
                .header("X-ClickHouse-Key", Database.PASSWORD)
                .POST(HttpRequest.BodyPublishers.ofString(statement, StandardCharsets.UTF_8))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("ClickHouse refused: " + answer.body());
        }
    }

    /** Two lines each that settle in a month, so that what is asked about these people finds something. */
    void showComingLines(String prefix, int people) throws IOException, InterruptedException {
        tell(clickHouse, COMING.formatted(prefix, people));
    }

    /** Processor time of each part until now. */
    Cpu cpu() {
        return Cpu.of(pids);
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                System.err.println("A part did not end well: " + e.getMessage());
            }
        }
    }
}
