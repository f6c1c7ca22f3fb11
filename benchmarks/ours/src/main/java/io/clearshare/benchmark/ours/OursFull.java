package io.clearshare.benchmark.ours;

import io.clearshare.benchmark.contest.ClickHouse;
import io.clearshare.benchmark.contest.Contest;
import io.clearshare.benchmark.contest.Ends;
import io.clearshare.benchmark.contest.Marks;
import io.clearshare.job.ClearshareJob;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.apache.kafka.common.TopicPartition;

/** The job as it is deployed, from Kafka to ClickHouse; done when the tables say that they cover every offset. */
public final class OursFull {

    private static final long LOOK_MILLIS = 100;

    private OursFull() {}

    public static void main(String[] args) throws Exception {
        Contest contest = Contest.ofEnvironment();
        Map<TopicPartition, Long> ends = Ends.of(contest.kafka());
        Marks.watchFirstPoll();
        JobClient job = ClearshareJob.build(OursFlink.options(contest), OursFlink.cluster(contest))
                .executeAsync("ours-full");
        long done = awaitReadable(job, contest, ends);
        job.cancel().get();
        Marks.doneAt(done);
    }

    private static long awaitReadable(JobClient job, Contest contest, Map<TopicPartition, Long> ends) throws Exception {
        ClickHouse clickHouse = new ClickHouse(contest.clickHouse(), contest.password(), Contest.DATABASE);
        CompletableFuture<JobExecutionResult> ended = job.getJobExecutionResult();
        while (!readable(clickHouse, ends)) {
            if (ended.isDone()) {
                ended.get();
                throw new IllegalStateException("the job ended before everything was readable");
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return System.currentTimeMillis();
    }

    private static boolean readable(ClickHouse clickHouse, Map<TopicPartition, Long> ends) throws Exception {
        long covered = clickHouse
                .query("SELECT topic, partition, next_offset FROM stream_progress")
                .lines()
                .map(line -> line.split("\t"))
                .filter(row ->
                        Long.parseLong(row[2]) >= end(ends, new TopicPartition(row[0], Integer.parseInt(row[1]))))
                .count();
        return covered >= ends.size();
    }

    /** Partitions that are not part of the workload never count. */
    private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
        return ends.getOrDefault(partition, Long.MAX_VALUE);
    }
}
