package io.clearshare.admin.spool;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries records from the spool to Kafka, in order and again until they are acknowledged.
 *
 * <p>After a crash or an unclear answer records are sent once more; their event ids let the job drop the repeats.
 */
final class DeliverSpool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeliverSpool.class);
    private static final int BATCH_MAX = 2_000;
    private static final long PAUSE_MILLIS = 500;
    private static final long GATHER_MILLIS = 10;

    private final Spool spool;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final Thread thread;
    private volatile boolean closed;

    DeliverSpool(Spool spool, Supplier<Producer<byte[], byte[]>> producers) {
        this.spool = spool;
        this.producers = producers;
        this.thread = new Thread(this::run, "spool-delivery");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try (Producer<byte[], byte[]> producer = producers.get();
                    SpoolReader reader = new SpoolReader(spool.segments(), spool.delivered())) {
                while (!closed) {
                    deliverNext(reader, producer);
                }
            } catch (InterruptedException | InterruptException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException | KafkaException | IOException e) {
                long waiting = spool.appended() - spool.delivered();
                // While nothing waits, that Kafka is not there yet is for others to say.
                if (waiting > 0 || e instanceof IOException) {
                    LOG.warn("{} events wait in the spool: {}", waiting, e.getMessage());
                }
                pause();
            }
        }
    }

    private void deliverNext(SpoolReader reader, Producer<byte[], byte[]> producer)
            throws IOException, InterruptedException, ExecutionException {
        long end = gather(spool.awaitAppended(spool.delivered(), 1_000));
        List<SpoolRecord> batch = reader.read(end, BATCH_MAX);
        if (batch.isEmpty()) {
            return;
        }
        List<Future<RecordMetadata>> answers = new ArrayList<>(batch.size());
        for (SpoolRecord record : batch) {
            answers.add(producer.send(new ProducerRecord<>(record.topic().kafkaName(), keyOf(record), record.value())));
        }
        producer.flush();
        for (Future<RecordMetadata> answer : answers) {
            answer.get();
        }
        spool.markDelivered(spool.delivered() + batch.size());
    }

    /** Lets a few more records come, because each delivery costs the same for one click as for many. */
    private long gather(long end) throws InterruptedException {
        long waiting = end - spool.delivered();
        if (waiting == 0 || waiting >= BATCH_MAX) {
            return end;
        }
        Thread.sleep(GATHER_MILLIS);
        return spool.appended();
    }

    private static byte @Nullable [] keyOf(SpoolRecord record) {
        return record.key().length == 0 ? null : record.key();
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
