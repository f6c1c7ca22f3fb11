package io.clearshare.job.message;

import io.clearshare.domain.event.Event;
import io.clearshare.domain.event.Topic;

/** An accepted event together with the record that carried it. */
public record Fact(int partition, long offset, long appendedAt, byte[] payload, Event event) {

    public Topic topic() {
        return event.topic();
    }
}
