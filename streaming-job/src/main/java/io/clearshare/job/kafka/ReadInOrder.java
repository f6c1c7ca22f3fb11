package io.clearshare.job.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;

/**
 * Which partitions wait while a backlog is read, so that all are read in the order in which their records were appended, as they
 * were when they were new: a visitor's clicks before the signup that they lead to, a signup before its trades. It spares deciding
 * again.
 *
 * <p>A partition waits while another one that may have records is more than a tenth of a second behind it.
 */
final class ReadInOrder {

    static final long AHEAD_MAX_MILLIS = 100;

    private static final long NOTHING_YET = Long.MIN_VALUE;

    /** Which partitions wait from now on, and which no longer. */
    record Change(List<TopicPartition> pause, List<TopicPartition> resume) {}

    private static final class Progress {
        private long newest = NOTHING_YET;
        private boolean silent;
        private boolean waits;
    }

    private final Map<TopicPartition, Progress> partitions = new HashMap<>();

    void add(TopicPartition partition) {
        partitions.put(partition, new Progress());
    }

    /** Records were read, the last of which was appended at that time. */
    void read(TopicPartition partition, long appendedAt) {
        Progress progress = partitions.get(partition);
        if (progress != null) {
            progress.newest = appendedAt;
            progress.silent = false;
        }
    }

    /** For a while no record came: until they have one, those that wait do so no longer for those that could have given one. */
    void nothingCame() {
        if (partitions.values().stream().anyMatch(progress -> progress.waits)) {
            partitions.values().forEach(progress -> progress.silent = progress.silent || !progress.waits);
        }
    }

    /** Looks at who is ahead of whom; {@code hasMore} is true when it is not known whether a partition has records to read. */
    Change look(Predicate<TopicPartition> hasMore) {
        long behind = Long.MAX_VALUE;
        for (Map.Entry<TopicPartition, Progress> entry : partitions.entrySet()) {
            Progress progress = entry.getValue();
            if (!progress.silent && progress.newest < behind && hasMore.test(entry.getKey())) {
                behind = progress.newest;
            }
        }
        Change change = new Change(new ArrayList<>(2), new ArrayList<>(2));
        for (Map.Entry<TopicPartition, Progress> entry : partitions.entrySet()) {
            Progress progress = entry.getValue();
            boolean waits = progress.newest != NOTHING_YET && progress.newest - AHEAD_MAX_MILLIS > behind;
            if (waits != progress.waits) {
                progress.waits = waits;
                (waits ? change.pause() : change.resume()).add(entry.getKey());
            }
        }
        return change;
    }
}
