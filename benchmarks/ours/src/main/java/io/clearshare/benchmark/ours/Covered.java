package io.clearshare.benchmark.ours;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;

/** Knows when a complete checkpoint holds everything: what the job says it has read, per checkpoint, in this process. */
final class Covered {

    private static volatile Covered shared = new Covered(Map.of());

    private final Map<TopicPartition, Long> missing = new HashMap<>();
    private final TreeMap<Long, Map<TopicPartition, Long>> read = new TreeMap<>();
    private final CompletableFuture<Long> done = new CompletableFuture<>();

    private Covered(Map<TopicPartition, Long> ends) {
        missing.putAll(ends);
    }

    static Covered shared() {
        return shared;
    }

    /** Starts to wait for these offsets, and for none of before. */
    static Covered expect(Map<TopicPartition, Long> ends) {
        Covered next = new Covered(ends);
        shared = next;
        return next;
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

    boolean isDone() {
        return done.isDone();
    }

    /** The wall-clock milliseconds at which the covering checkpoint was complete. */
    long await(CompletableFuture<?> jobEnded) throws Exception {
        CompletableFuture.anyOf(done, jobEnded).get();
        if (!done.isDone()) {
            throw new IllegalStateException("the job ended before it had read everything");
        }
        return done.get();
    }
}
