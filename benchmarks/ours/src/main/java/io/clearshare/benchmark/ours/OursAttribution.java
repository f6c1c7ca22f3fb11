package io.clearshare.benchmark.ours;

import io.clearshare.benchmark.contest.Contest;
import io.clearshare.benchmark.contest.Ends;
import io.clearshare.benchmark.contest.Marks;
import io.clearshare.job.ClearshareJob;
import io.clearshare.job.JobOptions;
import io.clearshare.job.kafka.EventTime;
import io.clearshare.job.kafka.Records;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job's whole topology with its own settings; its rows are counted, its conversions kept in files. */
public final class OursAttribution {

    private OursAttribution() {}

    public static void main(String[] args) throws Exception {
        Contest contest = Contest.ofEnvironment();
        StreamExecutionEnvironment env = topology(contest);
        Covered covered = Covered.expect(Ends.of(contest.kafka()));
        Marks.watchFirstPoll();
        JobClient job = env.executeAsync("ours-attribution");
        long done = covered.await(job.getJobExecutionResult());
        job.cancel().get();
        Marks.doneAt(done);
    }

    /** Kafka in, files out. */
    static StreamExecutionEnvironment topology(Contest contest) {
        JobOptions options = OursFlink.options(contest);
        Configuration flink = options.flink();
        flink.addAll(OursFlink.cluster(contest));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
        var events = env.fromSource(Records.events(contest.kafka()), EventTime.ofEvents(), "events")
                .uid("events");
        var programme = env.fromSource(Records.programme(contest.kafka()), EventTime.ofProgramme(), "programme")
                .uid("programme");
        ClearshareJob.define(events, programme, options.ipSecret())
                .rows()
                .transform(
                        "keep rows",
                        Types.VOID,
                        new KeepRows(contest.directory().toString()))
                .uid("keep-rows");
        return env;
    }
}
