package io.clearshare.benchmark.plain;

import io.clearshare.domain.event.Event;
import java.io.IOException;

/** Makes one row of every event. */
record InsertEvents(EventTables tables) implements DrainTopics.Taker {

    @Override
    public void take(Event event) throws IOException, InterruptedException {
        tables.add(event);
    }

    @Override
    public void finish() throws IOException, InterruptedException {
        tables.flush();
    }
}
