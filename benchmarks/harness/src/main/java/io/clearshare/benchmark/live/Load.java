package io.clearshare.benchmark.live;

import io.clearshare.benchmark.contest.Ends;
import io.clearshare.benchmark.expect.Expectation;
import io.clearshare.benchmark.expect.Results;
import io.clearshare.benchmark.run.ContestFailed;
import io.clearshare.benchmark.workload.Arrivals;
import io.clearshare.benchmark.workload.Workload;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** A workload in its order of arrival; what it must lead to is computed when it is asked for. */
record Load(Workload workload, Arrivals arrivals) {

    private static final long LOOK_MILLIS = 200;

    static Load of(long seed, long records) {
        Workload workload = new Workload(seed, Math.max(1_000, records));
        return new Load(workload, Arrivals.of(workload));
    }

    /** Waits until the job has begun to commit checkpoints. */
    static void awaitFirstCommit(Parts parts, LiveJob job, Duration patience) throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        while ("0"
                .equals(parts.tables()
                        .query("SELECT count() FROM stream_commits")
                        .strip())) {
            look(job, deadline);
        }
    }

    /** Waits until everything that the topics hold can be read, and says since when what could. */
    static Commits awaitReadable(Parts parts, LiveJob job, Duration patience) throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        Map<TopicPartition, Long> ends = Ends.of(parts.kafka());
        Commits commits = Commits.read(parts.tables());
        while (!commits.cover(ends)) {
            look(job, deadline);
            commits = Commits.read(parts.tables());
        }
        return commits;
    }

    private static void look(LiveJob job, long deadline) throws InterruptedException {
        job.requireAlive();
        if (System.nanoTime() > deadline) {
            throw new ContestFailed("the job did not come to its end in time");
        }
        Thread.sleep(LOOK_MILLIS);
    }

    /** How the public table {@code credits} differs from what the whole load must lead to; empty when it does not. */
    String difference(Parts parts) throws Exception {
        return Results.creditsTable(parts.tables())
                .differenceFrom(Expectation.of(workload, arrivals).all())
                .orElse("");
    }
}
