package io.clearshare.benchmark.workload;

import org.apache.kafka.common.TopicPartition;

/** A broker's answers, without a broker. */
public final class AcceptedEvents {

    private AcceptedEvents() {}

    /** So many records, all on one partition in their order. */
    public static Accepted oneAfterTheOther(TopicPartition partition, int size) {
        Accepted accepted = new Accepted(size);
        for (int i = 0; i < size; i++) {
            accepted.put(partition, i, i, i);
        }
        return accepted;
    }
}
