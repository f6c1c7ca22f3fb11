package io.clearshare.benchmark.streams;

import io.clearshare.benchmark.contest.Contest;
import io.clearshare.benchmark.contest.Ends;
import io.clearshare.benchmark.contest.Marks;
import io.clearshare.domain.event.Event;
import io.clearshare.domain.event.Topic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.state.Stores;

/** Drains the workload with Kafka Streams; done when nothing moves any more after all input is committed. */
public final class KafkaStreamsContestant {

    static final String TOUCHES = "bench.touches";
    static final String CREDITS = "bench.credits";

    private KafkaStreamsContestant() {}

    public static void main(String[] args) throws Exception {
        Contest contest = Contest.ofEnvironment();
        createTopics(contest);
        KafkaStreams streams = new KafkaStreams(topology(), settings(contest));
        streams.setUncaughtExceptionHandler(failure -> {
            failure.printStackTrace();
            Runtime.getRuntime().halt(3);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        Marks.watchFirstPoll();
        streams.start();
        Quiet quiet = new Quiet(contest);
        long done = quiet.await();
        Marks.say(Marks.STATE_BYTES, quiet.stateBytes());
        quiet.writeCredits();
        Marks.doneAt(done);
    }

    static Topology topology() {
        TimestampExtractor eventTime =
                (record, newest) -> record.value() instanceof Event event ? event.occurredAt() : Math.max(0, newest);
        Deserializer<Event> events = Formats::event;
        Deserializer<String> keys = new StringDeserializer();
        return new Topology()
                .addSource(
                        AutoOffsetReset.earliest(),
                        "visits",
                        eventTime,
                        keys,
                        events,
                        Topic.CLICKS.kafkaName(),
                        Topic.SIGNUPS.kafkaName())
                .addProcessor("attribute-signups", AttributeSignups::new, "visits")
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                        Stores.persistentKeyValueStore(AttributeSignups.STORE),
                                        Serdes.String(),
                                        Formats.visitor())
                                .withCachingEnabled(),
                        "attribute-signups")
                .addSink(
                        "touches",
                        TOUCHES,
                        new StringSerializer(),
                        Formats.touch().serializer(),
                        "attribute-signups")
                .addSource("touches-by-user", keys, Formats.touch().deserializer(), TOUCHES)
                .addSource(AutoOffsetReset.earliest(), "trades", eventTime, keys, events, Topic.TRADES.kafkaName())
                .addProcessor("credit-conversions", CreditConversions::new, "touches-by-user", "trades")
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                        Stores.persistentKeyValueStore(CreditConversions.STORE),
                                        Serdes.String(),
                                        Formats.user())
                                .withCachingEnabled(),
                        "credit-conversions")
                .addSink(
                        "credits",
                        CREDITS,
                        new StringSerializer(),
                        Formats.credit().serializer(),
                        "credit-conversions");
    }

    /** Another one in each run: the broker keeps what an application has read. */
    static String application(Contest contest) {
        return "bench-" + contest.directory().getFileName();
    }

    private static Properties settings(Contest contest) {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                application(contest),
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                contest.kafka(),
                StreamsConfig.STATE_DIR_CONFIG,
                Quiet.stateOf(contest).toString(),
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.EXACTLY_ONCE_V2,
                StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                contest.parallelism(),
                // The default of 100 ms is half as fast; transactions end after 10 s at the latest.
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                Math.min(contest.checkpoint().toMillis(), 5_000),
                StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
                256L << 20));
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 5_000);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 100);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 1 << 17);
        return settings;
    }

    private static void createTopics(Contest contest) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", contest.kafka()))) {
            admin.createTopics(List.of(topic(TOUCHES), topic(CREDITS))).all().get();
        }
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(Ends.PARTITIONS), Optional.empty());
    }
}
