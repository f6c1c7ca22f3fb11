package io.clearshare.benchmark.ours;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.core.execution.JobClient;
import org.apache.kafka.common.TopicPartition;

/** Knows when a complete checkpoint holds everything: what the job says it has read, per checkpoint, in this process. */
final class Covered {

    private static final Covered SHARED = new Covered();

    private final Map<TopicPartition, Long> missing = new HashMap<>();
    private final TreeMap<Long, Map<TopicPartition, Long>> read = new TreeMap<>();
    private final CompletableFuture<Long> done = new CompletableFuture<>();

    private Covered() {}

    static Covered shared() {
        return SHARED;
    }

    /** Starts to wait for these offsets. */
    static Covered expect(Map<TopicPartition, Long> ends) {
        synchronized (SHARED) {
            SHARED.missing.putAll(ends);
        }
        return SHARED;
    }

    synchronized void read(long checkpointId, TopicPartition partition, long nextOffset) {
        read.computeIfAbsent(checkpointId, id -> new HashMap<>()).put(partition, nextOffset);
    }

    synchronized void complete(long checkpointId) {
        var upTo = read.headMap(checkpointId, true);
        upTo.values()
                .forEach(offsets -> offsets.forEach((partition, next) -> {
                    Long end = missing.get(partition);
                    if (end != null && next >= end) {
                        missing.remove(partition);
                    }
                }));
        upTo.clear();
        if (missing.isEmpty()) {
            done.complete(System.currentTimeMillis());
        }
    }

    /** The wall-clock milliseconds at which the covering checkpoint was complete. */
    long await(JobClient job) throws Exception {
        CompletableFuture.anyOf(done, job.getJobExecutionResult()).get();
        if (!done.isDone()) {
            throw new IllegalStateException("the job ended before it had read everything");
        }
        return done.get();
    }
}
