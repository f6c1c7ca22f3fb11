package io.clearshare.admin.program;

import io.clearshare.admin.eventlog.EventLog;
import io.clearshare.admin.eventlog.Producers;
import io.clearshare.admin.problem.Refused;
import io.clearshare.domain.event.Topic;
import jakarta.annotation.PreDestroy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends committed entries to the compacted topic, oldest first, until Kafka has acknowledged each. */
@Component
class PublishProgramme {

    private static final Logger LOG = LoggerFactory.getLogger(PublishProgramme.class);
    private static final int BATCH_MAX = 500;

    private final JdbcClient jdbc;
    private final Producers producers;
    private final EventLog log;
    private @Nullable Producer<byte[], byte[]> producer;
    private boolean topicChecked;

    PublishProgramme(JdbcClient jdbc, Producers producers, EventLog log) {
        this.jdbc = jdbc;
        this.producers = producers;
        this.log = log;
    }

    private record Waiting(long sequence, String key, String body) {}

    @Scheduled(fixedDelay = 100)
    synchronized void publish() {
        if (!log.isReady()) {
            return;
        }
        try {
            refillEmptyTopic();
            List<Waiting> waiting = waiting();
            while (!waiting.isEmpty()) {
                send(waiting);
                waiting = waiting();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | KafkaException | Refused | DataAccessException e) {
            LOG.warn("Programme entries wait for Kafka: {}", e.getMessage());
        }
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close();
        }
    }

    /** A broker that lost its data, or a new one, gets the whole programme again. */
    private void refillEmptyTopic() {
        if (topicChecked) {
            return;
        }
        boolean empty = log.endOffsets().entrySet().stream()
                .filter(end -> end.getKey().topic().equals(Topic.PROGRAM))
                .allMatch(end -> end.getValue() == 0);
        if (empty) {
            jdbc.sql("UPDATE programme_entry SET published = FALSE WHERE published")
                    .update();
        }
        topicChecked = true;
    }

    private List<Waiting> waiting() {
        return jdbc.sql("""
            SELECT sequence, entity || '@' || version AS key, body FROM programme_entry
            WHERE NOT published ORDER BY sequence LIMIT ?
            """)
                .param(BATCH_MAX)
                .query((row, number) ->
                        new Waiting(row.getLong("sequence"), row.getString("key"), row.getString("body")))
                .list();
    }

    private void send(List<Waiting> waiting) throws InterruptedException, ExecutionException {
        if (producer == null) {
            producer = producers.open("clearshare-programme");
        }
        List<Future<RecordMetadata>> answers = new ArrayList<>();
        for (Waiting entry : waiting) {
            answers.add(producer.send(new ProducerRecord<>(
                    Topic.PROGRAM,
                    entry.key().getBytes(StandardCharsets.UTF_8),
                    entry.body().getBytes(StandardCharsets.UTF_8))));
        }
        for (Future<RecordMetadata> answer : answers) {
            answer.get();
        }
        jdbc.sql("UPDATE programme_entry SET published = TRUE WHERE sequence IN (:sequences)")
                .param("sequences", waiting.stream().map(Waiting::sequence).toList())
                .update();
    }
}
