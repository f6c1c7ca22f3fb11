package io.clearshare.benchmark.workload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Where the broker has put each record of a workload, and when. */
public final class Accepted {

    private final Map<TopicPartition, int[]> records = new HashMap<>();
    private final long[] atMillis;

    public Accepted(int size) {
        atMillis = new long[size];
    }

    synchronized void put(TopicPartition partition, long offset, int index, long millis) {
        int[] known = records.computeIfAbsent(partition, absent -> new int[0]);
        if (offset >= known.length) {
            int[] longer = Arrays.copyOf(known, (int) Math.max(1024, offset * 2));
            Arrays.fill(longer, known.length, longer.length, -1);
            records.put(partition, longer);
            known = longer;
        }
        known[(int) offset] = index;
        atMillis[index] = millis;
    }

    /** The partitions that hold records. */
    public synchronized List<TopicPartition> partitions() {
        return new ArrayList<>(records.keySet());
    }

    /** The numbers of a partition's records, by offset. */
    public synchronized int[] records(TopicPartition partition) {
        int[] known = records.getOrDefault(partition, new int[0]);
        int end = known.length;
        while (end > 0 && known[end - 1] < 0) {
            end--;
        }
        return Arrays.copyOf(known, end);
    }

    /** When the broker appended a record to its log, or 0. */
    public synchronized long atMillis(int index) {
        return atMillis[index];
    }
}
