package io.clearshare.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract's field names and types, held by one golden file per event type. */
class GoldenEventTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @EnumSource
    void everyFieldOfTheContractIsReadAndWrittenUnderItsName(Topic topic) throws Exception {
        ObjectNode golden = (ObjectNode) JSON.readTree(GoldenEvents.json(topic));
        Event event = GoldenEvents.event(topic);
        golden.put("occurredAt", event.occurredAt());
        assertThat(JSON.readTree(EventEncoder.encode(event))).isEqualTo(golden);
    }

    @ParameterizedTest
    @EnumSource
    void theGoldenFileNamesEveryFieldThatIsRead(Topic topic) throws Exception {
        JsonNode golden = JSON.readTree(GoldenEvents.json(topic));
        Shape shape = Shape.of(topic);
        List<String> read = new ArrayList<>();
        for (int i = 0; i < shape.size(); i++) {
            read.add(shape.field(i).name());
        }
        assertThat(golden.fieldNames()).toIterable().containsExactlyElementsOf(read);
    }

    @Test
    void aClickIsReadFieldByField() {
        assertThat(GoldenEvents.event(Topic.CLICKS))
                .isEqualTo(new Click(
                        "e-click-1",
                        1772359200123L,
                        "c-1",
                        "v-1",
                        "ALICE",
                        true,
                        "youtube",
                        "video",
                        "p-1",
                        "a-1",
                        "x-1",
                        "blue",
                        new Utm("youtube", "social", "spring", "sol", "hook"),
                        "https://youtu.be/abc",
                        "https://example.com/?q=1",
                        "203.0.113.7",
                        "Mozilla/5.0",
                        "d-1",
                        "DE"));
    }

    @Test
    void aTradeIsReadFieldByField() {
        Trade trade = (Trade) GoldenEvents.event(Topic.TRADES);
        assertThat(trade.volumeMicros()).isEqualTo(250_000_000);
        assertThat(trade.feeMicros()).isEqualTo(1_250_000);
        assertThat(trade.reverses()).isEqualTo("t-0");
        assertThat(trade.isReversal()).isTrue();
        assertThat(trade.side()).isEqualTo("buy");
    }

    @Test
    void keysAreThoseOfTheContract() {
        assertThat(GoldenEvents.event(Topic.CLICKS).key()).isEqualTo("v-1");
        assertThat(GoldenEvents.event(Topic.SIGNUPS).key()).isEqualTo("v-1");
        assertThat(GoldenEvents.event(Topic.IDENTITIES).key()).isEqualTo("v-2");
        assertThat(GoldenEvents.event(Topic.TRADES).key()).isEqualTo("u-1");
        assertThat(GoldenEvents.event(Topic.SPEND).key()).isEqualTo("spring");
        assertThat(GoldenEvents.event(Topic.POSTS).key()).isEqualTo("ALICE");
        assertThat(new Identity("e", 0, "u", "", "w-1", "").key()).isEqualTo("w-1");
    }

    @ParameterizedTest
    @EnumSource
    void topicsAreFoundByTheirNames(Topic topic) {
        assertThat(Topic.ofKafkaName(topic.kafkaName())).isEqualTo(topic);
        assertThat(Topic.ofShortName(topic.shortName())).isEqualTo(topic);
        assertThat(GoldenEvents.event(topic).topic()).isEqualTo(topic);
        assertThat(Topic.ofKafkaName("clearshare.program")).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void theFingerprintTellsContentsApartAndRepeatsNot(Topic topic) throws Exception {
        Event event = GoldenEvents.event(topic);
        assertThat(Fingerprint.of(event)).isEqualTo(Fingerprint.of(GoldenEvents.event(topic)));
        ObjectNode golden = (ObjectNode) JSON.readTree(GoldenEvents.json(topic));
        for (String name : List.copyOf(iterable(golden))) {
            ObjectNode without = golden.deepCopy();
            without.remove(name);
            if (EventDecoder.decode(topic, JSON.writeValueAsBytes(without), GoldenEvents.RECEIVED)
                    instanceof Decoded.Accepted other) {
                // The default currency is the golden one.
                if (!other.event().equals(event)) {
                    assertThat(Fingerprint.of(other.event())).as(name).isNotEqualTo(Fingerprint.of(event));
                }
            }
        }
    }

    private static List<String> iterable(ObjectNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
