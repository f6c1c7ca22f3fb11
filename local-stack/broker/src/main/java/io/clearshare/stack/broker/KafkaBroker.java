package io.clearshare.stack.broker;

import io.clearshare.stack.process.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * One Kafka broker that is its own controller. Environment: {@code KAFKA_PORT} (absent or 0: a free one),
 * {@code KAFKA_DATA} (directory, kept over restarts). Prints {@code ready port=N}; SIGTERM stops it cleanly.
 */
public final class KafkaBroker {

    private static final int NODE_ID = 1;

    private KafkaBroker() {}

    public static void main(String[] args) throws Exception {
        Map<String, String> environment = System.getenv();
        int port = Integer.parseInt(environment.getOrDefault("KAFKA_PORT", "0"));
        Path data = Path.of(required(environment, "KAFKA_DATA")).toAbsolutePath();
        start(port == 0 ? FreePorts.next() : port, data);
    }

    private static void start(int port, Path data) throws Exception {
        format(data);
        KafkaRaftServer server = new KafkaRaftServer(
                KafkaConfig.fromProps(properties(port, FreePorts.next(), data), false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
        server.startup();
        System.out.println("ready port=" + port);
        server.awaitShutdown();
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("set the environment variable " + name);
        }
        return value;
    }

    /** Gives a fresh directory its cluster id, as {@code kafka-storage format} does. */
    private static void format(Path data) throws Exception {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(data);
        Formatter formatter = new Formatter();
        formatter
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(NODE_ID)
                .setControllerListenerName("CONTROLLER")
                .addDirectory(data.toString())
                .setMetadataLogDirectory(data.toString())
                .run();
    }

    private static Properties properties(int port, int controllerPort, Path data) {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE_ID),
                "controller.quorum.voters",
                NODE_ID + "@127.0.0.1:" + controllerPort,
                "listeners",
                "BROKER://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners",
                "BROKER://127.0.0.1:" + port,
                "inter.broker.listener.name",
                "BROKER",
                "controller.listener.names",
                "CONTROLLER",
                "listener.security.protocol.map",
                "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs",
                data.toString()));
        properties.putAll(singleReplica());
        properties.putAll(smallFootprint());
        return properties;
    }

    private static Map<String, String> singleReplica() {
        return Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "1",
                "group.initial.rebalance.delay.ms", "0");
    }

    private static Map<String, String> smallFootprint() {
        return Map.of(
                "auto.create.topics.enable", "false",
                // Retention goes by the record's time: back-dated events must survive.
                "log.retention.ms", "-1",
                "log.cleaner.dedupe.buffer.size", Integer.toString(2 << 20),
                "log.cleaner.threads", "1",
                "num.network.threads", "1",
                "num.io.threads", "2",
                "num.recovery.threads.per.data.dir", "2",
                "background.threads", "2",
                "controlled.shutdown.enable", "false");
    }
}
