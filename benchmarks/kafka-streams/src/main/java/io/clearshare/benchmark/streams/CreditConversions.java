package io.clearshare.benchmark.streams;

import io.clearshare.domain.event.Trade;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Per user: credits its signup and trades, and again when the touch of the signup changes. */
@SuppressWarnings("NullAway.Init") // Kafka Streams initialises a processor before its first record
final class CreditConversions implements Processor<String, @Nullable Object, String, Credit> {

    static final String STORE = "users";

    private ProcessorContext<String, Credit> context;
    private KeyValueStore<String, User> users;

    @Override
    public void init(ProcessorContext<String, Credit> started) {
        context = started;
        users = started.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, @Nullable Object> record) {
        User known = users.get(record.key());
        User user = known == null ? new User() : known;
        if (record.value() instanceof Touch touch) {
            user.touch = touch;
            users.put(record.key(), user);
            tell("signup:" + record.key(), new Credit(touch.clickId(), touch.code(), 0), record.timestamp());
            user.trades.forEach(trade -> credit(user, trade));
        } else if (record.value() instanceof Trade trade) {
            User.Traded traded = new User.Traded(trade.tradeId(), trade.occurredAt(), trade.feeMicros());
            if (user.trade(traded)) {
                users.put(record.key(), user);
                credit(user, traded);
            }
        }
    }

    private void credit(User user, User.Traded trade) {
        tell("trade:" + trade.tradeId(), user.credit(trade), trade.at());
    }

    private void tell(String conversionId, Credit credit, long at) {
        context.forward(new Record<>(conversionId, credit, at));
    }
}
