package io.clearshare.benchmark.streams;

import io.clearshare.benchmark.contest.Contest;
import io.clearshare.benchmark.contest.CreditFile;
import io.clearshare.benchmark.contest.Ends;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Sees when the application has done everything: all input is committed, and then no offset moves any more. */
final class Quiet {

    private static final long LOOK_MILLIS = 100;
    private static final Duration POLL_MAX = Duration.ofMillis(200);

    private final Contest contest;

    Quiet(Contest contest) {
        this.contest = contest;
    }

    static Path stateOf(Contest contest) {
        return contest.directory().resolve("streams");
    }

    /** The wall-clock milliseconds of the last movement. */
    long await() throws Exception {
        Map<TopicPartition, Long> ends = Ends.of(contest.kafka());
        long quietMillis = 1_000 + 2 * Math.min(contest.checkpoint().toMillis(), 5_000);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", contest.kafka()))) {
            Map<TopicPartition, Long> before = Map.of();
            long movedAt = System.currentTimeMillis();
            while (!covers(before, ends) || System.currentTimeMillis() - movedAt < quietMillis) {
                Thread.sleep(LOOK_MILLIS);
                Map<TopicPartition, Long> now = offsets(admin, KafkaStreamsContestant.application(contest));
                if (!now.equals(before)) {
                    movedAt = System.currentTimeMillis();
                    before = now;
                }
            }
            return movedAt;
        }
    }

    /** Offsets that the application has committed, and the ends of what it has written. */
    private static Map<TopicPartition, Long> offsets(Admin admin, String application) throws Exception {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(application)
                .partitionsToOffsetAndMetadata()
                .get();
        committed.forEach((partition, offset) -> offsets.put(partition, offset.offset()));
        ends(admin, KafkaStreamsContestant.CREDITS).forEach(offsets::put);
        return offsets;
    }

    private static boolean covers(Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> committed.getOrDefault(end.getKey(), -1L) >= end.getValue());
    }

    private static Map<TopicPartition, Long> ends(Admin admin, String topic) throws Exception {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        partitions(topic).forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(wanted).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private static List<TopicPartition> partitions(String topic) {
        return IntStream.range(0, Ends.PARTITIONS)
                .mapToObj(i -> new TopicPartition(topic, i))
                .toList();
    }

    /** Bytes in the state stores on disk. */
    long stateBytes() throws IOException {
        try (Stream<Path> files = Files.walk(stateOf(contest))) {
            return files.mapToLong(
                            file -> file.toFile().isFile() ? file.toFile().length() : 0)
                    .sum();
        }
    }

    /** Hands the committed credits over to the harness. */
    void writeCredits() throws Exception {
        List<TopicPartition> partitions = partitions(KafkaStreamsContestant.CREDITS);
        var format = Formats.credit().deserializer();
        try (CreditFile file = new CreditFile(contest.directory(), "streams");
                KafkaConsumer<String, Credit> consumer = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", contest.kafka(), "isolation.level", "read_committed"),
                        new StringDeserializer(),
                        format)) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                for (ConsumerRecord<String, Credit> record : consumer.poll(POLL_MAX)) {
                    Credit credit = record.value();
                    file.write(record.key(), credit.clickId(), credit.code(), credit.creditMicros());
                }
            }
        }
    }
}
