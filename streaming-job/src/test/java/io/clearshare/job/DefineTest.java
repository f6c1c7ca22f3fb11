package io.clearshare.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clearshare.domain.event.Event;
import io.clearshare.domain.event.EventEncoder;
import io.clearshare.domain.event.Topic;
import io.clearshare.domain.program.ProgramEntry;
import io.clearshare.job.codec.CodecType;
import io.clearshare.job.codec.Format;
import io.clearshare.job.kafka.EventTime;
import io.clearshare.job.message.Inbound;
import io.clearshare.job.row.Row;
import io.clearshare.job.row.RowBinary;
import io.clearshare.job.row.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;

/** The whole topology on a cluster in this process, between bounded sources and a collected sink. */
class DefineTest {

    private static final long SEED = 7;

    @Test
    void everyStageHasAFixedUidOfItsOwn() {
        Set<String> uids = new HashSet<>();
        Arrays.stream(StageName.values())
                .forEach(name -> assertThat(uids.add(name.uid())).isTrue());
        assertThat(StageName.values())
                .extracting(StageName::uid)
                .startsWith(
                        "read-events", "read-programme-records", "decode-records", "read-programme", "dedupe-events");
    }

    @Test
    void theJobGraphNamesEveryOperatorAndRefusesOneWithoutAUid() {
        JobOptions options = JobOptions.of(
                new String[] {"--kafka.bootstrap", "127.0.0.1:1", "--clickhouse.url", "http://127.0.0.1:1"}, Map.of());
        StreamExecutionEnvironment complete = ClearshareJob.build(options, new Configuration());
        assertThat(complete.getStreamGraph().getJobGraph().getNumberOfVertices())
                .isPositive();

        StreamExecutionEnvironment lacking = ClearshareJob.build(options, new Configuration());
        lacking.fromData(1)
                .uid("a")
                .map(n -> n + 1)
                .sinkTo(new DiscardingSink<>())
                .uid("b");
        assertThatThrownBy(() -> lacking.getStreamGraph().getJobGraph()).hasMessageContaining("Map");
    }

    @Test
    void boundedEventsLeaveTheRowsOfTheirSet() throws Exception {
        List<Event> events = DrawnEvents.of(SEED, 800);
        StraightTables expected = new StraightTables(events, DrawnEvents.programme(), Long.MAX_VALUE);

        Map<String, Row> standing = standing(run(events));

        assertThat(standing.keySet().stream().filter(key -> key.startsWith("TRADES")))
                .hasSameSizeAs(expected.trades);
        assertThat(standing.keySet().stream().filter(key -> key.startsWith("DEAD_LETTERS")))
                .hasSameSizeAs(expected.deadLetters);
        for (Topic topic : Topic.values()) {
            long[] counts = expected.counts.getOrDefault(topic, new long[4]);
            byte[] row = new RowBinary()
                    .text(topic.kafkaName())
                    .int64(counts[0])
                    .int64(counts[1])
                    .int64(counts[2])
                    .int64(counts[3])
                    .int64(0)
                    .toBytes();
            assertThat(standing.values())
                    .as(topic.kafkaName())
                    .anySatisfy(each -> assertThat(each.columns()).isEqualTo(row));
        }
    }

    private static List<Row> run(List<Event> events) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration());
        env.setParallelism(2);
        CodecType<Inbound> type = new CodecType<>(Format.INBOUND, Inbound.class);
        DataStream<Inbound> records = env.fromData(records(events), type)
                .setParallelism(1)
                .uid("events")
                .assignTimestampsAndWatermarks(WatermarkStrategy.noWatermarks())
                .setParallelism(1)
                .uid("events-time");
        DataStream<Inbound> programme = env.fromData(programme(), type)
                .setParallelism(1)
                .uid("programme")
                .assignTimestampsAndWatermarks(EventTime.ofProgramme())
                .setParallelism(1)
                .uid("programme-time");
        List<Row> rows = new ArrayList<>();
        try (CloseableIterator<Rows> collected =
                ClearshareJob.define(records, programme, "secret").rows().executeAndCollect()) {
            collected.forEachRemaining(sent -> sent.each(rows::add));
        }
        return rows;
    }

    private static Configuration configuration() {
        Configuration configuration = JobOptions.of(new String[0], Map.of()).flink();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
        configuration.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        configuration.set(RestOptions.BIND_PORT, "0");
        // The collecting sink names itself.
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, true);
        return configuration;
    }

    private static List<Inbound> records(List<Event> events) {
        List<Inbound> records = new ArrayList<>();
        for (Event event : events) {
            records.add(new Inbound(
                    event.topic().kafkaName(), 0, records.size(), DrawnEvents.NOON, EventEncoder.encode(event)));
        }
        return records;
    }

    private static List<Inbound> programme() {
        List<Inbound> records = new ArrayList<>();
        for (ProgramEntry entry : DrawnEvents.programme()) {
            records.add(new Inbound(Topic.PROGRAM, 0, records.size(), DrawnEvents.NOON, entry.encode()));
        }
        return records;
    }

    /** The last row of every key, those removed left out: what the tables would show. */
    private static Map<String, Row> standing(List<Row> rows) {
        Map<String, Row> standing = new LinkedHashMap<>();
        for (Row row : rows) {
            String key = row.table() + "|" + key(row);
            if (row.deleted()) {
                standing.remove(key);
            } else {
                standing.put(key, row);
            }
        }
        return standing;
    }

    private static String key(Row row) {
        int length = switch (row.table()) {
            case TRADES -> texts(row.columns(), 2);
            case DEAD_LETTERS -> texts(row.columns(), 1) + 12;
            case INGEST_COUNTS -> texts(row.columns(), 1);
            default -> row.columns().length;
        };
        return Arrays.toString(Arrays.copyOf(row.columns(), length));
    }

    /** Where the first texts, each shorter than 128 bytes, end. */
    private static int texts(byte[] columns, int texts) {
        int at = 0;
        for (int i = 0; i < texts; i++) {
            at += 1 + columns[at];
        }
        return at;
    }
}
