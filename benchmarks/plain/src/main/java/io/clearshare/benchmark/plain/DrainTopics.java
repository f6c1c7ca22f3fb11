package io.clearshare.benchmark.plain;

import io.clearshare.benchmark.contest.Contest;
import io.clearshare.benchmark.contest.Ends;
import io.clearshare.domain.event.Decoded;
import io.clearshare.domain.event.Event;
import io.clearshare.domain.event.EventDecoder;
import io.clearshare.domain.event.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the whole workload once, in as many threads as the contest allows: poll, decode, hand on. */
final class DrainTopics {

    private static final Duration POLL_MAX = Duration.ofMillis(100);

    /** What becomes of events; one per thread. */
    interface Taker {
        void take(Event event) throws Exception;

        /** Called when the thread has seen all its partitions. */
        void finish() throws Exception;
    }

    /** Makes the taker of a thread. */
    interface Takers {
        Taker next();
    }

    /** How many records were events, and how many were none. */
    record Tally(long accepted, long refused) {
        Tally plus(Tally other) {
            return new Tally(accepted + other.accepted, refused + other.refused);
        }
    }

    private final Contest contest;
    private final Takers takers;

    DrainTopics(Contest contest, Takers takers) {
        this.contest = contest;
        this.takers = takers;
    }

    Tally run() throws Exception {
        Map<TopicPartition, Long> ends = Ends.of(contest.kafka());
        ExecutorService threads = Executors.newFixedThreadPool(contest.parallelism());
        try {
            List<Callable<Tally>> shares = new ArrayList<>();
            for (int i = 0; i < contest.parallelism(); i++) {
                Map<TopicPartition, Long> share = share(ends, i);
                shares.add(() -> drain(share));
            }
            Tally tally = new Tally(0, 0);
            for (Future<Tally> done : threads.invokeAll(shares)) {
                tally = tally.plus(done.get());
            }
            return tally;
        } finally {
            threads.shutdownNow();
        }
    }

    private Map<TopicPartition, Long> share(Map<TopicPartition, Long> ends, int thread) {
        Map<TopicPartition, Long> share = new HashMap<>();
        ends.forEach((partition, end) -> {
            if (partition.partition() % contest.parallelism() == thread) {
                share.put(partition, end);
            }
        });
        return share;
    }

    private Tally drain(Map<TopicPartition, Long> ends) throws Exception {
        Taker taker = takers.next();
        long accepted = 0;
        long refused = 0;
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            while (!reached(consumer, ends)) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL_MAX)) {
                    Topic topic = Objects.requireNonNull(Topic.ofKafkaName(record.topic()));
                    if (EventDecoder.decode(topic, record.value(), record.timestamp()) instanceof Decoded.Accepted a) {
                        accepted++;
                        taker.take(a.event());
                    } else {
                        refused++;
                    }
                }
            }
        }
        taker.finish();
        return new Tally(accepted, refused);
    }

    private static boolean reached(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        contest.kafka(),
                        "enable.auto.commit",
                        "false",
                        "isolation.level",
                        "read_committed",
                        "max.poll.records",
                        "5000"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
