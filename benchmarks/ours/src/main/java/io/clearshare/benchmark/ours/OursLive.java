package io.clearshare.benchmark.ours;

import io.clearshare.benchmark.contest.Contest;
import io.clearshare.job.ClearshareJob;
import org.apache.flink.configuration.Configuration;

/** The job as it is deployed, until it is stopped. {@code BENCH_FLINK} holds further settings, one {@code key=value} per line. */
public final class OursLive {

    private OursLive() {}

    public static void main(String[] args) throws Exception {
        Contest contest = Contest.ofEnvironment();
        Configuration cluster = OursFlink.cluster(contest);
        System.getenv().getOrDefault("BENCH_FLINK", "").lines().forEach(line -> {
            String[] setting = line.split("=", 2);
            cluster.setString(setting[0], setting[1]);
        });
        ClearshareJob.build(OursFlink.options(contest), cluster).execute("ours-live");
    }
}
