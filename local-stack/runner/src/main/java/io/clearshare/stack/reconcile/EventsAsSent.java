package io.clearshare.stack.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clearshare.stack.oracle.ContractCheck;
import io.clearshare.stack.oracle.Oracle.SentEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Everything in the event topics and the programme topic, judged against the contract. */
record EventsAsSent(
        Map<String, Long> received, List<SentEvent> events, Set<String> malformed, List<JsonNode> programme) {

    /** @param beyondHorizon places {@code topic|partition|offset} that take no part in any result */
    static EventsAsSent read(ReadKafka kafka, Set<String> beyondHorizon) throws IOException {
        Map<String, Long> received = new TreeMap<>();
        List<SentEvent> events = new ArrayList<>();
        Set<String> malformed = new TreeSet<>();
        for (String topic : ReadKafka.EVENT_TOPICS) {
            List<ConsumerRecord<byte[], byte[]>> records = kafka.topic(topic);
            received.put(topic, (long) records.size());
            for (ConsumerRecord<byte[], byte[]> record : records) {
                String place = topic + "|" + record.partition() + "|" + record.offset();
                byte[] value = record.value() == null ? new byte[0] : record.value();
                Optional<JsonNode> event = ContractCheck.event(topic, value, record.timestamp());
                if (event.isEmpty()) {
                    malformed.add(place);
                } else if (!beyondHorizon.contains(place)) {
                    events.add(new SentEvent(topic, event.get()));
                }
            }
        }
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> programme = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : kafka.topic("program")) {
            programme.add(json.readTree(record.value()));
        }
        return new EventsAsSent(received, events, malformed, programme);
    }
}
