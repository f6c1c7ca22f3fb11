package io.clearshare.job.stage;

import io.clearshare.job.message.Inbound;
import io.clearshare.job.row.Row;
import io.clearshare.job.row.StreamRows;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** How far a stage has read each partition since the last checkpoint. */
final class OffsetsRead {

    private record Partition(String topic, int partition) {}

    private final Map<Partition, Long> next = new LinkedHashMap<>();

    void read(Inbound in) {
        next.put(new Partition(in.topic(), in.partition()), in.offset() + 1);
    }

    /** Says what moved, and starts over. */
    void tell(long checkpointId, Consumer<Row> rows) {
        next.forEach((partition, offset) ->
                rows.accept(StreamRows.offset(checkpointId, partition.topic(), partition.partition(), offset)));
        next.clear();
    }
}
