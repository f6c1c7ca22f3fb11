package io.clearshare.benchmark.live;

import io.clearshare.benchmark.report.Delays;
import io.clearshare.benchmark.workload.Accepted;
import io.clearshare.benchmark.workload.Schedule;
import io.clearshare.domain.event.Topic;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/** When each event of a load was due, accepted and readable. */
final class Observed {

    private final Schedule schedule;
    private final Accepted accepted;
    private final double[] visible;
    private final boolean[] clicks;

    Observed(int size, Schedule schedule, Accepted accepted, Commits commits) {
        this.schedule = schedule;
        this.accepted = accepted;
        this.visible = new double[size];
        this.clicks = new boolean[size];
        Arrays.fill(visible, Double.POSITIVE_INFINITY);
        for (TopicPartition partition : accepted.partitions()) {
            int[] records = accepted.records(partition);
            double[] since = commits.visibleAt(partition);
            boolean isClick = partition.topic().equals(Topic.CLICKS.kafkaName());
            for (int offset = 0; offset < records.length; offset++) {
                clicks[records[offset]] = isClick;
                if (offset < since.length) {
                    visible[records[offset]] = since[offset];
                }
            }
        }
    }

    int size() {
        return visible.length;
    }

    int firstDueFrom(double millis) {
        return schedule.firstDueFrom(millis);
    }

    double dueMillis(int index) {
        return schedule.dueMillis(index);
    }

    /** Since when the event's rows can be read; infinity when they could not be until the end. */
    double visibleMillis(int index) {
        return visible[index];
    }

    double delayMillis(int index) {
        return visible[index] - dueMillis(index);
    }

    boolean isClick(int index) {
        return clicks[index];
    }

    /** From when an event was due until its rows could be read. */
    Delays delays(double fromMillis, double toMillis, IntPredicate which) {
        return delays(fromMillis, toMillis, which, this::delayMillis);
    }

    /** From when an event was due until the broker had it. */
    Delays acceptance(double fromMillis, double toMillis) {
        return delays(fromMillis, toMillis, i -> true, i -> accepted.atMillis(i) - dueMillis(i));
    }

    private Delays delays(double from, double to, IntPredicate which, IntToDoubleFunction delay) {
        return Delays.of(IntStream.range(schedule.firstDueFrom(from), Math.min(size(), schedule.firstDueFrom(to)))
                .filter(which)
                .mapToDouble(delay)
                .toArray());
    }
}
