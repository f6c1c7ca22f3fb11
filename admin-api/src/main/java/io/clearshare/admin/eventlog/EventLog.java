package io.clearshare.admin.eventlog;

import io.clearshare.admin.problem.CommonProblem;
import io.clearshare.admin.problem.Refused;
import io.clearshare.admin.settings.Settings;
import io.clearshare.domain.event.Topic;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The topics on the broker: created when missing, and asked how far they reach. */
@Component
public class EventLog {

    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);
    private static final int PARTITIONS = 4;
    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);
    private static final short REPLICAS_OF_BROKER_DEFAULT = -1;

    private final Admin admin;
    private volatile Set<TopicPartition> partitions = Set.of();

    EventLog(Settings settings) {
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.kafka().bootstrap(),
                AdminClientConfig.CLIENT_ID_CONFIG,
                "clearshare-admin-api",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                3_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                4_000));
    }

    /** The names of the topics that the job reads: the six of events and the programme's. */
    public static List<String> inputTopics() {
        List<String> names = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            names.add(topic.kafkaName());
        }
        names.add(Topic.PROGRAM);
        return names;
    }

    /** Whether all topics exist and are served. */
    public boolean isReady() {
        return !partitions.isEmpty();
    }

    /**
     * For every partition of the input topics the offset that its next record will get.
     *
     * @throws Refused when the broker does not answer
     */
    public Map<TopicPartition, Long> endOffsets() {
        return offsets(OffsetSpec.latest());
    }

    /** For every partition of the input topics the offset of its oldest record. */
    public Map<TopicPartition, Long> beginningOffsets() {
        return offsets(OffsetSpec.earliest());
    }

    /**
     * Creates what is missing; repeated until every partition is served. Before that the first batch of a producer may be refused and
     * its second taken, after which the first is refused until it expires (KAFKA-15591).
     */
    @Scheduled(fixedDelay = 500)
    void ensureTopics() {
        if (isReady()) {
            return;
        }
        try {
            Set<String> existing = get(admin.listTopics().names());
            List<NewTopic> missing = topics().stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .toList();
            get(admin.createTopics(missing).all());
            Set<TopicPartition> found = partitionsOf(inputTopics());
            offsets(found, OffsetSpec.latest());
            partitions = found;
            LOG.info("Topics are there, {} created", missing.size());
        } catch (Refused e) {
            LOG.warn("Waiting for Kafka: {}", e.getMessage());
        }
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ofSeconds(2));
    }

    private Set<TopicPartition> partitionsOf(List<String> topics) {
        Map<String, TopicDescription> descriptions =
                get(admin.describeTopics(topics).allTopicNames());
        Set<TopicPartition> found = new HashSet<>();
        descriptions.forEach((name, description) -> description
                .partitions()
                .forEach(partition -> found.add(new TopicPartition(name, partition.partition()))));
        return Set.copyOf(found);
    }

    private Map<TopicPartition, Long> offsets(OffsetSpec which) {
        if (!isReady()) {
            throw new Refused(CommonProblem.PART_UNAVAILABLE, "Kafka has not answered yet");
        }
        return offsets(partitions, which);
    }

    private Map<TopicPartition, Long> offsets(Set<TopicPartition> of, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> question = new HashMap<>();
        of.forEach(partition -> question.put(partition, which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        get(admin.listOffsets(question).all()).forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }

    private static List<NewTopic> topics() {
        List<NewTopic> topics = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            // Back-dated events must not be old to the broker's retention, so records carry the time of appending.
            topics.add(topic(topic.kafkaName(), Map.of("message.timestamp.type", "LogAppendTime")));
        }
        topics.add(topic(Topic.DEAD_LETTERS, Map.of("message.timestamp.type", "LogAppendTime")));
        topics.add(topic(Topic.PROGRAM, Map.of("cleanup.policy", "compact")));
        return topics;
    }

    private static NewTopic topic(String name, Map<String, String> configuration) {
        return new NewTopic(name, PARTITIONS, REPLICAS_OF_BROKER_DEFAULT).configs(configuration);
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(CommonProblem.PART_UNAVAILABLE, "Interrupted while waiting for Kafka", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new Refused(CommonProblem.PART_UNAVAILABLE, "Kafka does not answer: " + e.getMessage(), e);
        }
    }
}
