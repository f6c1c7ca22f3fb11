package io.clearshare.benchmark.workload;

import io.clearshare.benchmark.contest.Ends;
import io.clearshare.domain.event.Topic;
import io.clearshare.domain.fraud.ClickFlood;
import io.clearshare.domain.fraud.TooFastSignup;
import io.clearshare.domain.program.InfluencerEntry;
import io.clearshare.domain.program.InfluencerState;
import io.clearshare.domain.program.RuleEntry;
import io.clearshare.domain.program.RuleMode;
import io.clearshare.stack.broker.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Puts a workload on the topics of a fresh broker: uncompressed, in its order of arrival, stamped by the broker. */
public final class LoadKafka implements AutoCloseable {

    private final String bootstrapServers;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> refusal = new AtomicReference<>();

    public LoadKafka(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "1",
                        "linger.ms",
                        "20",
                        "batch.size",
                        Integer.toString(1 << 17),
                        "buffer.memory",
                        Long.toString(64L << 20)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    public void createTopics() throws Exception {
        List<NewTopic> topics = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            topics.add(topic(topic.kafkaName(), Ends.PARTITIONS));
        }
        topics.add(topic(Topic.PROGRAM, 1));
        topics.add(topic(Topic.DEAD_LETTERS, 1));
        Topics.create(bootstrapServers, topics);
    }

    private static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty())
                .configs(Map.of("message.timestamp.type", "LogAppendTime", "retention.ms", "-1"));
    }

    /** Registers every influencer, each active with its code before the story begins, and what is not as by default. */
    public void programme(Proportions proportions) throws Exception {
        for (int i = 0; i < proportions.influencers(); i++) {
            String id = Workload.influencerId(i);
            InfluencerEntry entry = new InfluencerEntry(
                    1,
                    Workload.START - Workload.SPAN,
                    id,
                    id,
                    List.of(Workload.code(i)),
                    InfluencerState.ACTIVE,
                    "",
                    List.of());
            send(Topic.PROGRAM, entry.key(), entry.encode());
        }
        switch (proportions.rules()) {
            case NONE -> {
                switchOff(ClickFlood.NAME);
                switchOff(TooFastSignup.NAME);
            }
            case FLOOD_ONLY -> switchOff(TooFastSignup.NAME);
            case ALL -> {}
        }
        flush();
    }

    private void switchOff(String rule) throws Exception {
        RuleEntry entry = new RuleEntry(1, Workload.START - Workload.SPAN, rule, RuleMode.OFF, Map.of());
        send(Topic.PROGRAM, entry.key(), entry.encode());
    }

    /** Sends every record of the workload. */
    public void events(Workload workload, Arrivals arrivals) throws Exception {
        Stories stories = new Stories(workload);
        RecordJson json = new RecordJson();
        for (int i = 0; i < arrivals.size(); i++) {
            int visitor = arrivals.visitor(i);
            int event = arrivals.event(i);
            Story story = stories.of(visitor);
            Topic topic = RecordJson.topic(story, event);
            String key = topic == Topic.TRADES ? Names.user(visitor) : Names.visitor(visitor);
            send(topic.kafkaName(), key, json.of(story, visitor, event));
        }
        flush();
    }

    private void send(String topic, String key, byte[] value) throws Exception {
        // The callback tells of a failure.
        var unused = producer.send(
                new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value), (metadata, failure) -> {
                    if (failure != null) {
                        refusal.compareAndSet(null, failure);
                    }
                });
        check();
    }

    private void flush() throws Exception {
        producer.flush();
        check();
    }

    private void check() throws Exception {
        Exception failure = refusal.get();
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
