package io.clearshare.stack.runner;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How many event records Kafka holds, and how many of them a rebuild has in its tables. */
final class StoredRecords {

    private static final List<String> TOPICS = List.of("clicks", "signups", "identities", "trades", "spend", "posts");
    private static final String REBUILT = """
            SELECT sum(next) FROM (
                SELECT max(next_offset) AS next FROM %1$s.stream_offsets
                WHERE topic != 'clearshare.program' AND checkpoint_id <= (
                    SELECT max(checkpoint_id) FROM (
                        SELECT checkpoint_id FROM %1$s.stream_commits
                        GROUP BY checkpoint_id HAVING uniqExact(writer) = max(writers)))
                GROUP BY topic, partition)
            """;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String bootstrapServers;
    private final URI clickHouse;
    private final RunningStack.Credentials writer;
    private final String database;

    /** @param database the tables in use; the rebuilt ones are beside them */
    StoredRecords(String bootstrapServers, URI clickHouse, RunningStack.Credentials writer, String database) {
        this.bootstrapServers = bootstrapServers;
        this.clickHouse = clickHouse;
        this.writer = writer;
        this.database = database;
    }

    long stored() {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = TOPICS.stream()
                    .flatMap(topic -> consumer.partitionsFor("clearshare." + topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            return ends.values().stream().mapToLong(Objects::requireNonNull).sum();
        }
    }

    long rebuilt() throws IOException, InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(clickHouse)
                .header("X-ClickHouse-User", writer.user())
                .header("X-ClickHouse-Key", writer.password())
                .POST(HttpRequest.BodyPublishers.ofString(REBUILT.formatted(database + "_next")))
                .build();
        HttpResponse<String> answer = http.send(question, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("ClickHouse refused to say how far the rebuild is: " + answer.body());
        }
        return Long.parseLong(answer.body().strip());
    }
}
