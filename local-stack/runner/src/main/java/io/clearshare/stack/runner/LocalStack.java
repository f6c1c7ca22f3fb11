package io.clearshare.stack.runner;

import io.clearshare.stack.broker.BrokerProcess;
import io.clearshare.stack.clickhouse.ClickHouseProcess;
import io.clearshare.stack.clickhouse.EngineInstall;
import io.clearshare.stack.process.ChildProcess;
import io.clearshare.stack.process.JavaProgram;
import io.clearshare.stack.process.Launch;
import io.clearshare.stack.process.Readiness;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How each part of the stack is started, and what each is told about the others. */
final class LocalStack {

    static final String CLICKHOUSE_DATABASE = "clearshare";
    static final String CLICKHOUSE_WRITER = "writer";
    static final String CLICKHOUSE_ANALYST = "analyst";
    static final StackDescription.Settings SETTINGS =
            new StackDescription.Settings("PT20S", 4_000_000, 2_000_000, 25_000_000);
    private static final long AUTOMATIC_PAYOUT_MICROS_MAX = 100_000_000;
    private static final long SOL_PRICE_MICROS = 150_000_000;
    private static final Pattern SOLANA_READY = Pattern.compile("ready port=\\d+ genesis=(\\S+) mint=(\\S+)");

    private final Checkout checkout;
    private final DataDirectory data;
    private final Options options;
    private final Ports ports;
    private final Secrets secrets;
    private final Staff staff;
    private final PostgresServer postgres;
    private final FlinkCluster flink;
    private final SolanaKey treasury;
    private final SolanaKey usdcMint;
    private final SignerSetup signer;
    private volatile String genesisHash = "";

    LocalStack(Checkout checkout, DataDirectory data, Options options, Ports ports)
            throws IOException, InterruptedException {
        this.checkout = checkout;
        this.data = data;
        this.options = options;
        this.ports = ports;
        this.secrets = Secrets.in(data.path("secrets.json"));
        this.staff = Staff.of(secrets);
        this.treasury = SolanaKey.in(data.path("treasury.json"));
        this.usdcMint = SolanaKey.in(data.path("usdc-mint.json"));
        this.signer = new SignerSetup(checkout, data, secrets, treasury, usdcMint.address());
        this.postgres = postgresServer();
        this.flink = new FlinkCluster(checkout, data.path("flink"), data.path("logs"), ports.flink(), jobEnvironment());
    }

    private PostgresServer postgresServer() throws IOException, InterruptedException {
        return new PostgresServer(
                PostgresBinaries.unpackedIn(checkout.cache()),
                PostgresAccount.choose(),
                ports.postgres(),
                data.path("postgres"),
                data.log("postgres"),
                new PostgresServer.Passwords(
                        secrets.word("postgres.superuser"),
                        secrets.word("postgres.owner"),
                        secrets.word("postgres.application"),
                        secrets.word("postgres.reconciler")));
    }

    FlinkCluster flink() {
        return flink;
    }

    /** The parts nothing of which waits for another. */
    List<Part> foundations() {
        return List.of(
                new Part("postgres", postgres::launch, child -> postgres.prepare()),
                Part.of("kafka", this::kafka),
                Part.of("clickhouse", this::clickHouse),
                new Part("solana", this::solana, this::prepareSolana),
                Part.of("jobmanager", flink::jobManager));
    }

    /** Those who sign; they have to know the escrow, which is made on the chain first. */
    List<Part> signers() {
        List<Part> signers = new ArrayList<>(List.of(Part.of("signer", signer::launch)));
        signers.addAll(signer.escrow().parts());
        return List.copyOf(signers);
    }

    Part taskManager() {
        return flink.taskManagerWithStandby();
    }

    Part api() {
        return Part.of("api", this::adminApi);
    }

    /** Compares the books with the rest of the stack every night, in a process of its own. */
    Part reconciler() {
        Map<String, String> environment = Map.of(
                "CLEARSHARE_CLICKHOUSE_URL", "http://127.0.0.1:" + ports.clickhouse(),
                "CLEARSHARE_CLICKHOUSE_DATABASE", CLICKHOUSE_DATABASE,
                "RECONCILER_CLICKHOUSE_USER", CLICKHOUSE_ANALYST,
                "RECONCILER_CLICKHOUSE_PASSWORD", secrets.word("clickhouse.analyst"),
                "CLEARSHARE_POSTGRES_URL", postgres.jdbcUrl(),
                "RECONCILER_POSTGRES_PASSWORD", secrets.word("postgres.reconciler"),
                "CLEARSHARE_SOLANA_RPC", "http://127.0.0.1:" + ports.solana(),
                "RECONCILER_SOLANA_TREASURY", treasury.address(),
                "CLEARSHARE_SOLANA_USDC_MINT", usdcMint.address(),
                "CLEARSHARE_ESCROW_MULTISIG", signer.escrow().multisig());
        return Part.of("reconciler", () -> ReconcilerProgram.launch(environment, data.log("reconciler")));
    }

    private Launch kafka() {
        return BrokerProcess.launch(
                checkout.built("local-stack/broker/target/lib"), ports.kafka(), data.path("kafka"), data.log("kafka"));
    }

    private Launch clickHouse() {
        Path library = checkout.built(checkout.root()
                .relativize(EngineInstall.libraryIn(checkout.root()))
                .toString());
        String users = CLICKHOUSE_WRITER + ":" + secrets.word("clickhouse.writer") + "," + CLICKHOUSE_ANALYST + ":"
                + secrets.word("clickhouse.analyst") + ":readonly";
        return Launch.of(
                        "clickhouse",
                        ClickHouseProcess.command(),
                        Map.of(
                                "CLICKHOUSE_PORT", Integer.toString(ports.clickhouse()),
                                "CLICKHOUSE_DATA", data.path("clickhouse").toString(),
                                "CLICKHOUSE_LIB", library.toString(),
                                "CLICKHOUSE_USERS", users,
                                "CLICKHOUSE_MEMORY_BYTES", Long.toString(1L << 30),
                                "CLICKHOUSE_QUERY_MEMORY_BYTES", Long.toString(768L << 20)),
                        data.log("clickhouse"),
                        Readiness.line("ready port="))
                .withPatience(Duration.ofSeconds(90));
    }

    private Launch solana() {
        checkout.built("local-stack/solana/node_modules");
        return Launch.of(
                        "solana",
                        List.of(
                                "node",
                                checkout.built("local-stack/solana/server.mjs").toString()),
                        Map.of(
                                "SOLANA_PORT", Integer.toString(ports.solana()),
                                "SOLANA_DATA", data.path("solana").toString(),
                                "SOLANA_TREASURY", treasury.address(),
                                "SOLANA_MINT_KEYPAIR", usdcMint.file().toString()),
                        data.log("solana"),
                        Readiness.line("ready port="))
                .withPatience(Duration.ofSeconds(60));
    }

    private void prepareSolana(ChildProcess child) throws IOException, InterruptedException {
        Matcher ready = SOLANA_READY.matcher(child.output());
        if (!ready.find()) {
            throw new Refused("The Solana node does not say which chain it runs: read " + child.log() + ".");
        }
        genesisHash = ready.group(1);
        signer.prepare("http://127.0.0.1:" + ports.solana(), genesisHash);
    }

    private Launch adminApi() throws IOException {
        Path bootstrap = data.path("bootstrap.json");
        staff.writeTo(bootstrap);
        Map<String, String> environment = new TreeMap<>(warehouseAndLog());
        environment.putAll(apiEnvironment(bootstrap));
        environment.putAll(signer.forApi());
        Path directory = Files.createDirectories(data.path("api"));
        environment.put("CLEARSHARE_DATA", directory.toString());
        environment.put(
                "CLEARSHARE_SANCTIONS_FILE",
                DemoSanctions.writeTo(data.path("sanctions.txt")).toString());
        List<String> command = JavaProgram.command(
                List.of(
                        "-Xms96m",
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Duser.timezone=UTC"),
                checkout.apiJar());
        HttpProbe health = new HttpProbe("http://127.0.0.1:" + ports.api() + "/actuator/health");
        return Launch.of("api", command, environment, data.log("api"), Readiness.probe(health::up))
                .withPatience(Duration.ofMinutes(3));
    }

    /** What the API and the job both read. */
    private Map<String, String> warehouseAndLog() {
        return Map.of(
                "CLEARSHARE_KAFKA_BOOTSTRAP",
                "127.0.0.1:" + ports.kafka(),
                "CLEARSHARE_CLICKHOUSE_URL",
                "http://127.0.0.1:" + ports.clickhouse(),
                "CLEARSHARE_CLICKHOUSE_DATABASE",
                CLICKHOUSE_DATABASE,
                "CLEARSHARE_CLICKHOUSE_USER",
                CLICKHOUSE_WRITER,
                "CLEARSHARE_CLICKHOUSE_PASSWORD",
                secrets.word("clickhouse.writer"));
    }

    private Map<String, String> jobEnvironment() {
        Map<String, String> environment = new TreeMap<>(warehouseAndLog());
        environment.put("CLEARSHARE_IP_SECRET", secrets.word("ip"));
        return environment;
    }

    private Map<String, String> apiEnvironment(Path bootstrap) {
        return Map.ofEntries(
                Map.entry("CLEARSHARE_PORT", Integer.toString(ports.api())),
                Map.entry("CLEARSHARE_PUBLIC_URL", "http://127.0.0.1:" + ports.api()),
                Map.entry("CLEARSHARE_POSTGRES_URL", postgres.jdbcUrl()),
                Map.entry("CLEARSHARE_POSTGRES_USER", PostgresServer.APPLICATION),
                Map.entry("CLEARSHARE_POSTGRES_PASSWORD", secrets.word("postgres.application")),
                Map.entry("CLEARSHARE_POSTGRES_OWNER_USER", PostgresServer.OWNER),
                Map.entry("CLEARSHARE_POSTGRES_OWNER_PASSWORD", secrets.word("postgres.owner")),
                Map.entry("CLEARSHARE_SOLANA_RPC", "http://127.0.0.1:" + ports.solana()),
                Map.entry("CLEARSHARE_SOLANA_GENESIS_HASH", genesisHash),
                Map.entry("CLEARSHARE_SOLANA_USDC_MINT", usdcMint.address()),
                Map.entry("CLEARSHARE_SOL_PRICE_LOCAL_MICROS", Long.toString(SOL_PRICE_MICROS)),
                Map.entry("CLEARSHARE_HOLD", SETTINGS.hold()),
                Map.entry(
                        "CLEARSHARE_ACTIVATION_THRESHOLD_MICROS", Long.toString(SETTINGS.activationThresholdMicros())),
                Map.entry("CLEARSHARE_BOUNTY_MICROS", Long.toString(SETTINGS.bountyMicros())),
                Map.entry("CLEARSHARE_PAYOUT_THRESHOLD_MICROS", Long.toString(SETTINGS.payoutThresholdMicros())),
                Map.entry("CLEARSHARE_AUTO_PAYOUT_LIMIT_MICROS", Long.toString(AUTOMATIC_PAYOUT_MICROS_MAX)),
                Map.entry("CLEARSHARE_PAYOUT_REQUIREMENTS", "sanctions"),
                Map.entry("CLEARSHARE_WALLET_COOLING_OFF", "PT1M"),
                Map.entry("CLEARSHARE_KYC_DOCUMENT_KEYS", secrets.word("kyc.documents")),
                Map.entry("CLEARSHARE_RULES", options.rules().text()),
                Map.entry("CLEARSHARE_SMTP_HOST", "127.0.0.1"),
                Map.entry("CLEARSHARE_SMTP_PORT", Integer.toString(ports.smtp())),
                Map.entry("CLEARSHARE_LINK_SECRET", secrets.word("link") + secrets.word("link.more")),
                Map.entry("CLEARSHARE_BOOTSTRAP_FILE", bootstrap.toString()));
    }

    /** Everything but the influencer's sign-in, which exists only once the API answers. */
    StackDescription description(Map<String, Long> processes) {
        String api = "http://127.0.0.1:" + ports.api();
        String solana = "http://127.0.0.1:" + ports.solana();
        return new StackDescription(
                api,
                api + "/",
                new StackDescription.ClickHouse(
                        "http://127.0.0.1:" + ports.clickhouse(),
                        CLICKHOUSE_DATABASE,
                        CLICKHOUSE_ANALYST,
                        secrets.word("clickhouse.analyst")),
                new StackDescription.Kafka("127.0.0.1:" + ports.kafka()),
                new StackDescription.Postgres(
                        postgres.jdbcUrl(), PostgresServer.APPLICATION, secrets.word("postgres.application")),
                new StackDescription.Solana(
                        solana,
                        solana + "/control",
                        genesisHash,
                        usdcMint.address(),
                        treasury.address(),
                        signer.escrow().multisig()),
                new StackDescription.Flink("http://127.0.0.1:" + ports.flink()),
                processes,
                new StackDescription.Mail("127.0.0.1:" + ports.smtp(), "http://127.0.0.1:" + ports.inbox()),
                SETTINGS,
                staff.people(),
                staff.keys());
    }

    RunningStack running(Path file, StackDescription description) {
        return new RunningStack(
                file,
                description,
                new RunningStack.Credentials(PostgresServer.OWNER, secrets.word("postgres.owner")),
                clickHouseWriter());
    }

    private RunningStack.Credentials clickHouseWriter() {
        return new RunningStack.Credentials(CLICKHOUSE_WRITER, secrets.word("clickhouse.writer"));
    }

    /** Whether the tables are to be built anew first. */
    boolean rebuilds() {
        return options.rebuild();
    }

    StoredRecords storedRecords() {
        return new StoredRecords(
                "127.0.0.1:" + ports.kafka(),
                URI.create("http://127.0.0.1:" + ports.clickhouse() + "/"),
                clickHouseWriter(),
                CLICKHOUSE_DATABASE);
    }
}
