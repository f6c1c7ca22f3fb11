package io.clearshare.benchmark.streams;

import io.clearshare.domain.event.Click;
import io.clearshare.domain.event.Event;
import io.clearshare.domain.event.Signup;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Per visitor: tells the last touch of its signup, and again whenever a click or signup that comes late changes it. */
@SuppressWarnings("NullAway.Init") // Kafka Streams initialises a processor before its first record
final class AttributeSignups implements Processor<String, @Nullable Event, String, Touch> {

    static final String STORE = "visitors";

    private ProcessorContext<String, Touch> context;
    private KeyValueStore<String, Visitor> visitors;

    @Override
    public void init(ProcessorContext<String, Touch> started) {
        context = started;
        visitors = started.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, @Nullable Event> record) {
        Event event = record.value();
        if (event == null) {
            return;
        }
        Visitor known = visitors.get(record.key());
        Visitor visitor = known == null ? new Visitor() : known;
        Touch before = visitor.lastTouch();
        if (!take(visitor, event)) {
            return;
        }
        visitors.put(record.key(), visitor);
        Touch after = visitor.lastTouch();
        if (!visitor.userId.isEmpty() && !after.equals(before)) {
            context.forward(new Record<>(visitor.userId, after, visitor.signedUpAt));
        }
    }

    private static boolean take(Visitor visitor, Event event) {
        if (event instanceof Click click) {
            return visitor.click(new Visitor.Seen(click.occurredAt(), click.clickId(), click.code()));
        }
        return event instanceof Signup signup && visitor.signUp(signup.userId(), signup.occurredAt());
    }
}
