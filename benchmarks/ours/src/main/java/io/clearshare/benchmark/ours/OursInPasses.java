package io.clearshare.benchmark.ours;

import io.clearshare.benchmark.contest.Contest;
import io.clearshare.benchmark.contest.Ends;
import io.clearshare.benchmark.contest.Marks;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.JobID;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.common.TopicPartition;

/**
 * The job of {@link OursAttribution}, several times in one process and each time from nothing: the first pass warms the JVM up,
 * the others tell what an event costs apart from that.
 *
 * <p>When everything has been read, a checkpoint is asked for at once instead of waiting for the next, so that a short pass
 * does not measure how many intervals happened to end in it.
 */
public final class OursInPasses {

    private static final long LOOK_MILLIS = 20;

    /** How long it takes at most until what has been polled is handed on; else another checkpoint is asked for. */
    private static final long HANDING_ON_MILLIS = 300;

    private OursInPasses() {}

    public static void main(String[] args) throws Exception {
        Contest contest = Contest.ofEnvironment();
        int passes = Integer.parseInt(System.getenv().getOrDefault("BENCH_PASSES", "2"));
        for (int pass = 1; pass <= passes; pass++) {
            Contest own = contest.in(contest.directory().resolve("pass-" + pass));
            Files.createDirectories(own.directory());
            System.gc();
            drain(own, pass);
        }
        Marks.doneAt(System.currentTimeMillis());
    }

    private static void drain(Contest contest, int pass) throws Exception {
        StreamExecutionEnvironment env = OursAttribution.topology(contest);
        JobGraph graph = env.getStreamGraph().getJobGraph();
        Map<TopicPartition, Long> ends = new HashMap<>(Ends.of(contest.kafka()));
        ends.putAll(Ends.ofProgramme(contest.kafka()));
        Covered covered = Covered.expect(ends);
        MiniClusterConfiguration cluster = new MiniClusterConfiguration.Builder()
                .setConfiguration(OursFlink.cluster(contest))
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(contest.parallelism())
                .build();
        try (MiniCluster flink = new MiniCluster(cluster)) {
            flink.start();
            Marks.watchFirstPoll(Marks.ofPass(Marks.FIRST_POLL, pass));
            JobID job = flink.submitJob(graph).get().getJobID();
            CompletableFuture<?> ended = flink.requestJobResult(job);
            hurry(flink, job, covered, ended, sum(ends));
            Marks.say(Marks.ofPass(Marks.DONE, pass), covered.await(ended));
            System.gc();
            Marks.say(Marks.ofPass(Marks.HEAP_BYTES, pass), liveBytes());
            flink.cancelJob(job).get();
            ended.get();
        }
    }

    private static long sum(Map<TopicPartition, Long> ends) {
        return ends.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void hurry(MiniCluster flink, JobID job, Covered covered, CompletableFuture<?> ended, long records)
            throws Exception {
        while (Marks.polled() < records && !ended.isDone()) {
            Thread.sleep(LOOK_MILLIS);
        }
        while (!covered.isDone() && !ended.isDone()) {
            Thread.sleep(HANDING_ON_MILLIS);
            flink.triggerCheckpoint(job, CheckpointType.DEFAULT).get();
        }
    }

    private static long liveBytes() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
