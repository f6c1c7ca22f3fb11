package io.clearshare.job.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which splits wait while a backlog is read, so that all are read in the order in which their records were appended, as they were
 * when they were new: a visitor's clicks before the signup that they lead to, a signup before its trades. It spares deciding again.
 *
 * <p>A split waits while another one that may have records is more than a tenth of a second behind it. A split that turned out to
 * have none is waited for by nobody until it has one, and nobody waits when there is nothing to read.
 */
final class ReadInOrder {

    static final long AHEAD_MAX_MILLIS = 100;

    private static final long NOTHING_YET = Long.MIN_VALUE;

    /** Which splits wait from now on, and which no longer. */
    record Change(List<String> pause, List<String> resume) {

        boolean isNothing() {
            return pause.isEmpty() && resume.isEmpty();
        }
    }

    private static final class Split {
        private long newest = NOTHING_YET;
        private boolean exhausted;
        private boolean waits;
    }

    private final Map<String, Split> splits = new HashMap<>();

    void add(String splitId) {
        splits.put(splitId, new Split());
    }

    /** A record was read that was appended at that time. */
    void read(String splitId, long appendedAt) {
        Split split = splits.get(splitId);
        if (split != null) {
            split.newest = Math.max(split.newest, appendedAt);
            split.exhausted = false;
        }
    }

    /** No split that does not wait has a record at the moment: nobody waits for those until they have one, nor for anything now. */
    Change nothingThere() {
        Change change = new Change(List.of(), new ArrayList<>(2));
        for (Map.Entry<String, Split> entry : splits.entrySet()) {
            Split split = entry.getValue();
            if (split.waits) {
                split.waits = false;
                change.resume().add(entry.getKey());
            } else {
                split.exhausted = true;
            }
        }
        return change;
    }

    boolean somebodyWaits() {
        return splits.values().stream().anyMatch(split -> split.waits);
    }

    /** Looks at who is ahead of whom. */
    Change look() {
        long behind = Long.MAX_VALUE;
        for (Split split : splits.values()) {
            if (!split.exhausted) {
                behind = Math.min(behind, split.newest);
            }
        }
        Change change = new Change(new ArrayList<>(2), new ArrayList<>(2));
        for (Map.Entry<String, Split> entry : splits.entrySet()) {
            Split split = entry.getValue();
            boolean waits = split.newest != NOTHING_YET && split.newest - AHEAD_MAX_MILLIS > behind;
            if (waits != split.waits) {
                split.waits = waits;
                (waits ? change.pause() : change.resume()).add(entry.getKey());
            }
        }
        return change;
    }
}
