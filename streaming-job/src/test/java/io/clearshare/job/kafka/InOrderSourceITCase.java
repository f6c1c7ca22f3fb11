package io.clearshare.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.clearshare.domain.event.Topic;
import io.clearshare.job.message.Inbound;
import io.clearshare.stack.broker.BrokerProcess;
import io.clearshare.stack.broker.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A backlog with ten clicks to a signup: without an order the signups would be read in front of most clicks. */
@Timeout(120)
class InOrderSourceITCase {

    private static final long START = 1_772_366_400_000L;
    private static final int RECORDS = 55_000;
    private static final int CLICKS_PER_SIGNUP = 10;

    @TempDir
    Path directory;

    @Test
    void recordsOfABacklogComeAlmostInTheOrderInWhichTheyWereAppended() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(directory.resolve("kafka"))) {
            fill(broker.bootstrapServers());
            List<Inbound> read = read(broker.bootstrapServers());
            int lastSignup = 0;
            for (int i = 0; i < read.size(); i++) {
                if (isSignup(read.get(i))) {
                    lastSignup = i;
                }
            }
            assertThat(lastSignup).isGreaterThan(RECORDS / 2);
        }
    }

    private static boolean isSignup(Inbound record) {
        return record.topic().equals(Topic.SIGNUPS.kafkaName());
    }

    private static List<Inbound> read(String bootstrap) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(1);
        List<Inbound> read = new ArrayList<>(RECORDS);
        try (CloseableIterator<Inbound> records = env.fromSource(
                        Records.events(bootstrap), WatermarkStrategy.noWatermarks(), "events")
                .executeAndCollect()) {
            while (read.size() < RECORDS) {
                read.add(records.next());
            }
        }
        return read;
    }

    /** One record each millisecond, in partitions by turns. */
    private static void fill(String bootstrap) throws Exception {
        List<NewTopic> topics = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            topics.add(new NewTopic(topic.kafkaName(), Optional.of(2), Optional.empty())
                    .configs(Map.of("message.timestamp.type", "CreateTime", "retention.ms", "-1")));
        }
        Topics.create(bootstrap, topics);
        byte[] payload = new byte[200];
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>(RECORDS);
            for (int i = 0; i < RECORDS; i++) {
                Topic topic = i % (CLICKS_PER_SIGNUP + 1) == 0 ? Topic.SIGNUPS : Topic.CLICKS;
                int partition = i / (CLICKS_PER_SIGNUP + 1) % 2;
                sent.add(producer.send(new ProducerRecord<>(topic.kafkaName(), partition, START + i, null, payload)));
            }
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        }
    }
}
