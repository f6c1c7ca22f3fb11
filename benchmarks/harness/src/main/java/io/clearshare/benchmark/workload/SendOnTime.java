package io.clearshare.benchmark.workload;

import io.clearshare.domain.event.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends a workload in an open loop: every record when it is due, whatever became of those before. */
public final class SendOnTime implements AutoCloseable {

    private static final long PAUSE_NANOS = 1_000_000;

    private final Workload workload;
    private final Arrivals arrivals;
    private final Schedule schedule;
    private final Accepted accepted;
    private final KafkaProducer<byte[], byte[]> producer;
    private final CompletableFuture<Accepted> sent = new CompletableFuture<>();
    private final Thread thread = new Thread(this::run, "generator");

    private SendOnTime(String bootstrapServers, Workload workload, Arrivals arrivals, Schedule schedule) {
        this.workload = workload;
        this.arrivals = arrivals;
        this.schedule = schedule;
        this.accepted = new Accepted(arrivals.size());
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "1",
                        "linger.ms",
                        "5",
                        "batch.size",
                        Integer.toString(1 << 16),
                        "buffer.memory",
                        Long.toString(256L << 20)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Begins to send; returns at once. */
    public static SendOnTime start(String bootstrapServers, Workload workload, Arrivals arrivals, Schedule schedule) {
        SendOnTime started = new SendOnTime(bootstrapServers, workload, arrivals, schedule);
        started.thread.setDaemon(true);
        started.thread.start();
        return started;
    }

    /** Completed when the broker has accepted the last record. */
    public CompletableFuture<Accepted> sent() {
        return sent;
    }

    private void run() {
        try {
            Story story = new Story(workload);
            RecordJson json = new RecordJson();
            for (int next = 0; next < arrivals.size() && !sent.isDone(); ) {
                int due = Math.min(arrivals.size(), schedule.firstDueFrom((double) System.currentTimeMillis()));
                for (; next < due; next++) {
                    send(next, story, json);
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            producer.flush();
            sent.complete(accepted);
        } catch (RuntimeException e) {
            sent.completeExceptionally(e);
        }
    }

    private void send(int index, Story story, RecordJson json) {
        int visitor = arrivals.visitor(index);
        int event = arrivals.event(index);
        story.tell(visitor);
        Topic topic = RecordJson.topic(story, event);
        String key = topic == Topic.TRADES ? Names.user(visitor) : Names.visitor(visitor);
        var unused = producer.send(
                new ProducerRecord<>(
                        topic.kafkaName(), key.getBytes(StandardCharsets.UTF_8), json.of(story, visitor, event)),
                (metadata, failure) -> {
                    if (failure != null) {
                        sent.completeExceptionally(failure);
                        return;
                    }
                    TopicPartition partition = new TopicPartition(metadata.topic(), metadata.partition());
                    accepted.put(partition, metadata.offset(), index, metadata.timestamp());
                });
    }

    @Override
    public void close() {
        sent.cancel(false);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }
}
