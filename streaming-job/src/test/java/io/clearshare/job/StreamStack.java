package io.clearshare.job;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.GenericRecord;
import io.clearshare.domain.event.Event;
import io.clearshare.domain.event.EventEncoder;
import io.clearshare.domain.event.Topic;
import io.clearshare.domain.program.ProgramEntry;
import io.clearshare.stack.broker.BrokerProcess;
import io.clearshare.stack.broker.Topics;
import io.clearshare.stack.clickhouse.ClickHouseProcess;
import io.clearshare.stack.clickhouse.EngineInstall;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A real broker and a real ClickHouse engine with the schema applied, as the stream finds them. */
final class StreamStack implements AutoCloseable {

    static final int PARTITIONS = 3;
    private static final String PASSWORD = "stream-test";

    /** The view of that name, for any database. */
    private static final String PROGRESS = """
            SELECT topic, partition, max(next_offset) FROM DATABASE.stream_offsets WHERE checkpoint_id <= (
                SELECT max(checkpoint_id) FROM (
                    SELECT checkpoint_id FROM DATABASE.stream_commits
                    GROUP BY checkpoint_id HAVING uniqExact(writer) = max(writers)))
            GROUP BY topic, partition
            """;

    private final BrokerProcess broker;
    private final Path clickHouseData;
    private ClickHouseProcess clickHouse;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> refusal = new AtomicReference<>();
    private final String database;

    private StreamStack(BrokerProcess broker, Path clickHouseData, ClickHouseProcess clickHouse, String database) {
        this.broker = broker;
        this.clickHouseData = clickHouseData;
        this.clickHouse = clickHouse;
        this.database = database;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all", "max.request.size", 20 << 20),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    static StreamStack start(Path directory) throws Exception {
        BrokerProcess broker = BrokerProcess.start(directory.resolve("kafka"));
        Path data = directory.resolve("clickhouse");
        StreamStack stack =
                new StreamStack(broker, data, ClickHouseProcess.start(data, "writer:" + PASSWORD), "clearshare");
        stack.createTopics();
        stack.applySchema();
        return stack;
    }

    private void createTopics() throws Exception {
        List<NewTopic> topics = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            topics.add(topic(topic.kafkaName(), PARTITIONS));
        }
        topics.add(topic(Topic.PROGRAM, 1));
        topics.add(topic(Topic.DEAD_LETTERS, 1));
        Topics.create(broker.bootstrapServers(), topics);
    }

    private static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty())
                .configs(Map.of(
                        "message.timestamp.type",
                        "LogAppendTime",
                        "retention.ms",
                        "-1",
                        "max.message.bytes",
                        "20971520"));
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    private void applySchema() throws Exception {
        try (Client client = client("default")) {
            client.execute("CREATE DATABASE " + database).get();
        }
        try (Client client = client(database)) {
            for (String statement : schema()) {
                client.execute(statement).get();
            }
        }
    }

    /** The schema's statements in order. */
    static List<String> schema() throws IOException {
        Path folder = EngineInstall.repositoryAround(Path.of("")).resolve("sql/clickhouse");
        List<String> statements = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".sql")).sorted().toList()) {
                Arrays.stream(Files.readString(file).split(";[ \t]*(\n|$)"))
                        .filter(s -> !s.replaceAll("--.*", "").isBlank())
                        .forEach(statements::add);
            }
        }
        return statements;
    }

    private Client client(String ofDatabase) {
        return new Client.Builder()
                .addEndpoint(clickHouse.url().toString())
                .setUsername("writer")
                .setPassword(PASSWORD)
                .setDefaultDatabase(ofDatabase)
                .setMaxRetries(0)
                .build();
    }

    /** The arguments and environment of a job on this stack. */
    JobOptions options(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--kafka.bootstrap",
                broker.bootstrapServers(),
                "--clickhouse.url",
                clickHouse.url().toString(),
                "--clickhouse.user",
                "writer",
                "--clickhouse.database",
                database));
        arguments.addAll(List.of(more));
        return JobOptions.of(arguments.toArray(String[]::new), Map.of("CLEARSHARE_CLICKHOUSE_PASSWORD", PASSWORD));
    }

    void send(Event event) {
        send(event.topic().kafkaName(), event.key(), EventEncoder.encode(event));
    }

    void send(ProgramEntry entry) {
        send(Topic.PROGRAM, entry.key(), entry.encode());
    }

    void send(String topic, String key, byte @Nullable [] value) {
        send(topic, null, key, value);
    }

    void send(Event event, int partition) {
        send(event.topic().kafkaName(), partition, event.key(), EventEncoder.encode(event));
    }

    private void send(String topic, @Nullable Integer partition, String key, byte @Nullable [] value) {
        byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
        // The callback keeps the failure until the next flush.
        var unused = producer.send(new ProducerRecord<>(topic, partition, keyBytes, value), (sent, failure) -> {
            if (failure != null) {
                refusal.compareAndSet(null, failure);
            }
        });
    }

    /** Waits until Kafka has every record sent so far, and throws when it refused one. */
    void flush() {
        producer.flush();
        Exception failure = refusal.get();
        if (failure != null) {
            throw new IllegalStateException("Kafka did not take a record", failure);
        }
    }

    /** Every row of a query, its columns joined by a bar; in the query's order. */
    List<String> query(String sql) {
        try (Client client = client(database)) {
            List<String> rows = new ArrayList<>();
            for (GenericRecord row : client.queryAll(sql)) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= row.getValues().size(); i++) {
                    columns.add(row.getString(i));
                }
                rows.add(String.join("|", columns));
            }
            return rows;
        }
    }

    /** Runs a statement that returns nothing. */
    void command(String sql) throws Exception {
        try (Client client = client(database)) {
            client.execute(sql).get().close();
        }
    }

    URI clickHouseUrl() {
        return clickHouse.url();
    }

    /** Waits until every record sent so far is readable in the tables. */
    void awaitReadable(Duration patience) throws Exception {
        awaitReadable(patience, database);
    }

    /** Waits until every record sent so far is readable in the tables of a database. */
    void awaitReadable(Duration patience, String ofDatabase) throws Exception {
        flush();
        Map<TopicPartition, Long> ends = ends();
        Instant deadline = Instant.now().plus(patience);
        List<String> missing;
        do {
            missing = missing(ends, ofDatabase);
            if (missing.isEmpty()) {
                return;
            }
            Thread.sleep(100);
        } while (Instant.now().isBefore(deadline));
        throw new AssertionError("not readable after " + patience + ": " + missing);
    }

    private List<String> missing(Map<TopicPartition, Long> ends, String ofDatabase) {
        List<String> progress = query(PROGRESS.replace("DATABASE", ofDatabase));
        List<String> missing = new ArrayList<>();
        ends.forEach((partition, end) -> {
            if (end > 0 && !progress.contains(partition.topic() + "|" + partition.partition() + "|" + end)) {
                missing.add(partition + "@" + end);
            }
        });
        return missing;
    }

    private Map<TopicPartition, Long> ends() throws Exception {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        for (Topic topic : Topic.values()) {
            for (int i = 0; i < PARTITIONS; i++) {
                wanted.put(new TopicPartition(topic.kafkaName(), i), OffsetSpec.latest());
            }
        }
        wanted.put(new TopicPartition(Topic.PROGRAM, 0), OffsetSpec.latest());
        Map<TopicPartition, Long> ends = new HashMap<>();
        try (Admin admin = admin()) {
            admin.listOffsets(wanted).all().get().forEach((partition, info) -> ends.put(partition, info.offset()));
        }
        return ends;
    }

    /** Does to a topic what its retention would do. */
    void dropFirstRecord(Topic topic) throws Exception {
        TopicPartition partition = ends().entrySet().stream()
                .filter(end -> end.getKey().topic().equals(topic.kafkaName()) && end.getValue() > 1)
                .findFirst()
                .orElseThrow()
                .getKey();
        try (Admin admin = admin()) {
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(1)))
                    .all()
                    .get();
        }
    }

    /** Ends ClickHouse as a crash would. */
    void killClickHouse() {
        clickHouse.kill();
    }

    /** Starts it again on the same data and port. */
    void restartClickHouse() throws IOException {
        int port = clickHouse.url().getPort();
        clickHouse = ClickHouseProcess.start(
                clickHouseData, "writer:" + PASSWORD, Map.of("CLICKHOUSE_PORT", Integer.toString(port)));
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
        clickHouse.close();
        broker.close();
    }
}
