package io.clearshare.job;

import static io.clearshare.job.Wiring.both;
import static io.clearshare.job.Wiring.commit;
import static io.clearshare.job.Wiring.key;
import static io.clearshare.job.Wiring.named;
import static io.clearshare.job.Wiring.publish;
import static io.clearshare.job.Wiring.stage;

import io.clearshare.job.clickhouse.ClickHouseAddress;
import io.clearshare.job.clickhouse.CommitRows;
import io.clearshare.job.clickhouse.LinesInUse;
import io.clearshare.job.clickhouse.RebuiltTables;
import io.clearshare.job.kafka.DeadLetterTopic;
import io.clearshare.job.kafka.EventTime;
import io.clearshare.job.kafka.Records;
import io.clearshare.job.message.AccountUpdate;
import io.clearshare.job.message.DeadLetter;
import io.clearshare.job.message.FloodSighting;
import io.clearshare.job.message.Inbound;
import io.clearshare.job.message.Outcome;
import io.clearshare.job.message.PersonUpdate;
import io.clearshare.job.message.ProgrammeUpdate;
import io.clearshare.job.message.TradeMention;
import io.clearshare.job.message.VisitorUpdate;
import io.clearshare.job.message.WalletClaim;
import io.clearshare.job.row.Rows;
import io.clearshare.job.stage.AttributeConversions;
import io.clearshare.job.stage.CountOutcomes;
import io.clearshare.job.stage.DecodeRecords;
import io.clearshare.job.stage.DedupeEvents;
import io.clearshare.job.stage.DetectClickFlood;
import io.clearshare.job.stage.FindForeignOriginals;
import io.clearshare.job.stage.MatchWallets;
import io.clearshare.job.stage.Outputs;
import io.clearshare.job.stage.OwnTouches;
import io.clearshare.job.stage.ReadProgramme;
import io.clearshare.job.stage.ResolvePeople;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The dataflow that turns the programme's events into exact tables. */
public final class ClearshareJob {

    /** What leaves the dataflow. */
    public record Results(DataStream<Rows> rows, DataStream<DeadLetter> deadLetters) {}

    private ClearshareJob() {}

    public static void main(String[] arguments) throws Exception {
        JobOptions options = JobOptions.of(arguments, System.getenv());
        prepare(options);
        build(options, new Configuration()).execute("clearshare");
    }

    /** Makes the tables ready for the step of a rebuild that this run is. */
    static void prepare(JobOptions options) throws Exception {
        RebuildStep step = options.rebuild().orElse(null);
        if (step == null) {
            return;
        }
        try (RebuiltTables tables = new RebuiltTables(options.clickHouse())) {
            switch (step) {
                case COLLECT -> {
                    Records.requireComplete(options.kafkaBootstrap());
                    tables.create();
                }
                case DECIDE -> tables.copyLines();
                case TAKE_OVER -> tables.takeOver();
            }
        }
    }

    /** The job from Kafka to ClickHouse, ready to run; {@code cluster} wins over what the job requires of Flink. */
    public static StreamExecutionEnvironment build(JobOptions options, Configuration cluster) {
        Configuration flink = options.flink();
        flink.addAll(cluster);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
        String kafka = options.kafkaBootstrap();
        // Without a rebuild the stream runs as it does after one.
        RebuildStep step = options.rebuild().orElse(RebuildStep.TAKE_OVER);
        WatermarkStrategy<Inbound> time =
                step == RebuildStep.TAKE_OVER ? EventTime.ofEvents() : EventTime.standingStill();
        DataStream<Inbound> events = named(
                env.fromSource(Records.events(kafka), time, StageName.READ_EVENTS.title()), StageName.READ_EVENTS);
        DataStream<Inbound> programme = named(
                env.fromSource(
                        Records.programme(kafka), EventTime.ofProgramme(), StageName.READ_PROGRAMME_RECORDS.title()),
                StageName.READ_PROGRAMME_RECORDS);
        ClickHouseAddress inUse = options.clickHouse();
        DecodeRecords decode = new DecodeRecords(step == RebuildStep.DECIDE);
        AttributeConversions attribution = switch (step) {
            case COLLECT -> AttributeConversions.collecting();
            case DECIDE -> AttributeConversions.decidingAll(new LinesInUse(inUse));
            case TAKE_OVER -> AttributeConversions.asFactsCome();
        };
        Results results = define(events, programme, decode, attribution, options.ipSecret());
        CommitRows commit = new CommitRows(step.isAside() ? RebuiltTables.aside(inUse) : inUse);
        commit(results.rows(), commit, options.clickHouseWriters());
        publish(results.deadLetters(), DeadLetterTopic.sink(kafka));
        return env;
    }

    /**
     * The whole topology between the sources and the sinks.
     *
     * @param ipSecret the secret that ip hashes are keyed with
     */
    public static Results define(DataStream<Inbound> events, DataStream<Inbound> programme, String ipSecret) {
        AttributeConversions attribution = AttributeConversions.asFactsCome();
        return define(events, programme, new DecodeRecords(false), attribution, ipSecret);
    }

    private static Results define(
            DataStream<Inbound> events,
            DataStream<Inbound> programme,
            DecodeRecords decode,
            AttributeConversions attribution,
            String ipSecret) {
        var decoded = stage(events, StageName.DECODE_RECORDS, decode);
        var entries = stage(programme, StageName.READ_PROGRAMME, new ReadProgramme());
        DataStream<ProgrammeUpdate> rules =
                entries.getSideOutput(Outputs.PROGRAMME).broadcast();

        var distinct = stage(
                key(decoded.getSideOutput(Outputs.FACTS), DedupeEvents::keyOf),
                StageName.DEDUPE_EVENTS,
                new DedupeEvents());
        var people = stage(
                key(both(Outputs.ACCOUNTS, distinct, entries), AccountUpdate::userId),
                StageName.RESOLVE_PEOPLE,
                new ResolvePeople());
        var touches = stage(
                key(both(Outputs.VISITORS, decoded, people), VisitorUpdate::visitorId),
                StageName.OWN_TOUCHES,
                new OwnTouches(ipSecret));
        var wallets = stage(
                key(both(Outputs.WALLETS, people, entries), WalletClaim::wallet),
                StageName.MATCH_WALLETS,
                new MatchWallets());
        var originals = stage(
                key(distinct.getSideOutput(Outputs.MENTIONS), TradeMention::tradeId),
                StageName.FIND_FOREIGN_ORIGINALS,
                new FindForeignOriginals());
        var floods = stage(
                key(touches.getSideOutput(Outputs.SIGHTINGS), FloodSighting::partition),
                rules,
                StageName.DETECT_CLICK_FLOOD,
                new DetectClickFlood());
        var persons = both(Outputs.PERSONS, distinct, people, touches, wallets, originals);
        var attributed = stage(key(persons, PersonUpdate::userId), rules, StageName.ATTRIBUTE_CONVERSIONS, attribution);
        var counts = stage(
                key(both(Outputs.OUTCOMES, decoded, distinct, people, touches, attributed), Outcome::topic),
                StageName.COUNT_OUTCOMES,
                new CountOutcomes());
        return new Results(
                decoded.union(entries, distinct, people, touches, wallets, originals, floods, attributed, counts),
                both(Outputs.DEAD_LETTERS, decoded, entries, distinct, people, touches, attributed));
    }
}
